// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/flow_stream.h"

#include <utility>

namespace liteboxd::demo {

FlowStream::FlowStream(std::shared_ptr<FlowRing> ring, observer::GetFlowsRequest request)
    : m_ring(std::move(ring))
    , m_reading(m_ring, std::move(request))
{
    m_handle->stream = this;
}

void FlowStream::begin()
{
    const grpc::Status status = m_reading.fault();
    if (status.ok() && m_reading.request().follow()) {
        m_subscription = m_ring->listen([handle = std::weak_ptr(m_handle)] {
            const auto found = handle.lock();
            if (!found)
                return;
            const std::lock_guard lock(found->mutex);
            if (found->stream != nullptr)
                found->stream->sendNext();
        });
    }
    const std::lock_guard lock(m_handle->mutex);
    if (!status.ok())
        return end(status);
    m_reading.begin();
    m_hasBegun = true;
    sendNext();
}

/// With the lock of the handle.
void FlowStream::sendNext()
{
    if (!m_hasBegun || m_isWriting || m_hasEnded)
        return;
    const FlowReading::Next next = m_reading.next();
    if (next.flow) {
        m_reading.fill(*next.flow, m_response);
        m_isWriting = true;
        return StartWrite(&m_response);
    }
    if (next.isOver)
        end(grpc::Status::OK);
}

void FlowStream::end(const grpc::Status &status)
{
    if (std::exchange(m_hasEnded, true))
        return;
    Finish(status);
}

void FlowStream::OnWriteDone(bool ok)
{
    const std::lock_guard lock(m_handle->mutex);
    m_isWriting = false;
    if (!ok)
        return end({grpc::StatusCode::CANCELLED, "the client has gone"});
    sendNext();
}

void FlowStream::OnCancel()
{
    const std::lock_guard lock(m_handle->mutex);
    end({grpc::StatusCode::CANCELLED, "the client has gone"});
}

void FlowStream::OnDone()
{
    {
        const std::lock_guard lock(m_handle->mutex);
        m_handle->stream = nullptr;
    }
    delete this;
}

} // namespace liteboxd::demo
