// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/flow_stream.h"

#include "app/demo/relay/filter_match.h"

#include <google/protobuf/util/field_mask_util.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>

namespace liteboxd::demo {

FlowStream::FlowStream(std::shared_ptr<FlowRing> ring, observer::GetFlowsRequest request)
    : m_ring(std::move(ring))
    , m_request(std::move(request))
{
    m_handle->stream = this;
}

/// Why the request cannot be served; OK if it can.
grpc::Status FlowStream::fault() const
{
    if (m_request.first() && m_request.follow())
        return {grpc::StatusCode::INVALID_ARGUMENT, "first cannot be specified with follow"};
    for (const auto *filters : {&m_request.whitelist(), &m_request.blacklist()}) {
        for (const ::flow::FlowFilter &each : *filters) {
            if (const auto field = unservedField(each))
                return {grpc::StatusCode::UNIMPLEMENTED, "the demo does not filter by " + *field};
        }
    }
    if (!google::protobuf::util::FieldMaskUtil::IsValidFieldMask<::flow::Flow>(m_request.field_mask()))
        return {grpc::StatusCode::UNKNOWN, "invalid fieldmask"};
    return grpc::Status::OK;
}

void FlowStream::begin()
{
    const grpc::Status status = fault();
    if (status.ok() && m_request.follow()) {
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
    m_position = startPosition();
    m_hasBegun = true;
    sendNext();
}

/// As Cilium's observer finds it (pkg/hubble/observer/local_observer.go, newRingReader).
std::uint64_t FlowStream::startPosition() const
{
    if (m_request.first() || m_request.has_since())
        return m_ring->begin();
    if (m_request.number() == 0)
        return m_request.follow() ? m_ring->end() : m_ring->begin();
    std::uint64_t found = 0;
    std::uint64_t position = m_ring->end();
    while (position > m_ring->begin() && found < m_request.number()) {
        const auto place = m_ring->read(--position);
        if (place && isWanted(*place->entry))
            ++found;
    }
    return position;
}

bool FlowStream::isWanted(const ::flow::Flow &flow) const
{
    const auto means = [&flow](const ::flow::FlowFilter &filter) { return isMeant(filter, flow); };
    const auto &allow = m_request.whitelist();
    const auto &deny = m_request.blacklist();
    return (allow.empty() || std::any_of(allow.begin(), allow.end(), means)) &&
           std::none_of(deny.begin(), deny.end(), means);
}

bool FlowStream::isInTime(const ::flow::Flow &flow) const
{
    return !m_request.has_since() || flow.time() >= m_request.since();
}

/// With the lock of the handle.
void FlowStream::sendNext()
{
    if (!m_hasBegun || m_isWriting || m_hasEnded)
        return;
    const bool isEnough = !m_request.follow() && m_request.number() > 0 && m_sent >= m_request.number();
    while (!isEnough) {
        const auto place = m_ring->read(m_position);
        if (!place)
            break;
        m_position = place->next;
        const ::flow::Flow &flow = *place->entry;
        if (m_request.has_until() && flow.time() > m_request.until())
            return end(grpc::Status::OK);
        if (!isInTime(flow) || !isWanted(flow))
            continue;
        m_response.Clear();
        *m_response.mutable_flow() = flow;
        if (m_request.field_mask().paths_size() > 0)
            google::protobuf::util::FieldMaskUtil::TrimMessage(m_request.field_mask(), m_response.mutable_flow());
        m_response.set_node_name(flow.node_name());
        *m_response.mutable_time() = flow.time();
        ++m_sent;
        m_isWriting = true;
        return StartWrite(&m_response);
    }
    if (!m_request.follow())
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
