// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observer_stream.h"

#include "core/hubble/call_end.h"
#include "core/hubble/flow_decoder.h"
#include "core/hubble/flow_request.h"
#include "core/hubble/relay_channel.h"

#include <grpcpp/channel.h>
#include <observer/observer.grpc.pb.h>

namespace liteboxd::hubble {

namespace {

using std::chrono::system_clock;

system_clock::time_point timeOf(const google::protobuf::Timestamp &time)
{
    return system_clock::time_point(std::chrono::duration_cast<system_clock::duration>(
        std::chrono::seconds(time.seconds()) + std::chrono::nanoseconds(time.nanos())));
}

flows::FlowGap gapOf(const observer::GetFlowsResponse &response)
{
    flows::FlowGap gap;
    gap.cause = static_cast<flows::GapCause>(response.lost_events().source());
    gap.lost = response.lost_events().num_events_lost();
    gap.node = QString::fromStdString(response.node_name());
    gap.from = timeOf(response.time());
    gap.to = gap.from;
    return gap;
}

NodeChange changeOf(const observer::GetFlowsResponse &response)
{
    NodeChange change;
    change.time = timeOf(response.time());
    change.state = static_cast<NodeState>(response.node_status().state_change());
    for (const std::string &name : response.node_status().node_names())
        change.nodes << QString::fromStdString(name);
    change.message = QString::fromStdString(response.node_status().message());
    change.reportedBy = QString::fromStdString(response.node_name());
    return change;
}

} // namespace

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
        switch (m_response.response_types_case()) {
        case observer::GetFlowsResponse::kFlow:
            if (m_queue->hasRoom())
                m_queue->put(m_decoder.decode(m_response.flow()));
            return;
        case observer::GetFlowsResponse::kLostEvents:
            return m_queue->put(gapOf(m_response));
        case observer::GetFlowsResponse::kNodeStatus:
            return m_queue->put(changeOf(m_response));
        case observer::GetFlowsResponse::RESPONSE_TYPES_NOT_SET: // a kind that is newer than this program
            return;
        }
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
