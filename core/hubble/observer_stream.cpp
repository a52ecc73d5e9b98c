// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observer_stream.h"

#include "core/hubble/call_end.h"
#include "core/hubble/flow_decoder.h"
#include "core/hubble/flow_request.h"
#include "core/hubble/relay_channel.h"
#include "core/hubble/stream_event.h"

#include <grpcpp/channel.h>
#include <observer/observer.grpc.pb.h>

namespace liteboxd::hubble {

/// Must live until its end is set.
class ObserverStream::Call final : public grpc::ClientReadReactor<observer::GetFlowsResponse>
{
public:
    Call(const std::shared_ptr<grpc::Channel> &channel, std::shared_ptr<FlowQueue> queue, std::shared_ptr<CallEnd> end)
        : m_stub(observer::Observer::NewStub(channel))
        , m_queue(std::move(queue))
        , m_end(std::move(end))
    {}

    void start(observer::GetFlowsRequest request)
    {
        m_request = std::move(request);
        m_stub->async()->GetFlows(&m_context, &m_request, this);
        StartRead(&m_response);
        StartCall();
    }

    void cancel() { m_context.TryCancel(); }

private:
    void OnReadDone(bool ok) override
    {
        if (!ok)
            return;
        take();
        StartRead(&m_response);
    }

    void OnDone(const grpc::Status &status) override
    {
        m_queue->put(StreamEnd{status.ok() ? std::nullopt : std::optional(errorOf(status))});
        const std::shared_ptr<CallEnd> end = m_end;
        end->set(); // and with that this object may be gone
    }

    void take()
    {
        if (m_response.has_flow() && !m_queue->hasRoom())
            return;
        if (auto event = eventOf(m_response, m_decoder))
            m_queue->put(std::move(*event));
    }

    std::unique_ptr<observer::Observer::Stub> m_stub;
    std::shared_ptr<FlowQueue> m_queue;
    std::shared_ptr<CallEnd> m_end;
    grpc::ClientContext m_context;
    observer::GetFlowsRequest m_request;
    observer::GetFlowsResponse m_response;
    FlowDecoder m_decoder;
};

struct ObserverStream::Handle
{
    std::shared_ptr<CallEnd> end = std::make_shared<CallEnd>();
    std::unique_ptr<Call> call;
};

ObserverStream::ObserverStream(const std::shared_ptr<grpc::Channel> &channel, const flows::FlowQuery &query,
                               FlowFields fields, std::shared_ptr<FlowQueue> queue)
    : m_handle(std::make_unique<Handle>())
{
    m_handle->call = std::make_unique<Call>(channel, std::move(queue), m_handle->end);
    m_handle->call->start(requestFor(query, fields));
}

ObserverStream::~ObserverStream()
{
    m_handle->call->cancel();
    m_handle->end->wait();
}

} // namespace liteboxd::hubble
