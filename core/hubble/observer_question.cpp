// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observer_question.h"

#include "core/hubble/call_end.h"
#include "core/hubble/relay_channel.h"

#include <grpcpp/channel.h>
#include <observer/observer.grpc.pb.h>

namespace liteboxd::hubble {

namespace {

ObserverStatus read(const observer::ServerStatusResponse &response)
{
    ObserverStatus status;
    status.flows = response.num_flows();
    status.mostFlows = response.max_flows();
    status.seenFlows = response.seen_flows();
    status.uptime = std::chrono::nanoseconds(response.uptime_ns());
    status.flowsPerSecond = response.flows_rate();
    if (response.has_num_connected_nodes())
        status.connectedNodes = response.num_connected_nodes().value();
    if (response.has_num_unavailable_nodes())
        status.unavailableNodes = response.num_unavailable_nodes().value();
    for (const std::string &name : response.unavailable_nodes())
        status.unavailable << QString::fromStdString(name);
    status.version = QString::fromStdString(response.version());
    return status;
}

std::vector<ObserverNode> read(const observer::GetNodesResponse &response)
{
    std::vector<ObserverNode> nodes;
    for (const observer::Node &each : response.nodes()) {
        nodes.push_back({QString::fromStdString(each.name()), QString::fromStdString(each.version()),
                         QString::fromStdString(each.address()), static_cast<NodeState>(each.state()),
                         each.tls().enabled(), std::chrono::nanoseconds(each.uptime_ns()), each.num_flows(),
                         each.max_flows(), each.seen_flows()});
    }
    return nodes;
}

/// A unary call. `Request` and `Response` are the messages, `T` what the answer is told as.
template<class Request, class Response, class T>
class Question final : public ObserverQuestion
{
public:
    Question(const std::shared_ptr<grpc::Channel> &channel, std::chrono::milliseconds timeout, Answer<T> answer)
        : m_stub(observer::Observer::NewStub(channel))
        , m_answer(std::move(answer))
    {
        m_context.set_deadline(std::chrono::system_clock::now() + timeout);
    }

    ~Question() override
    {
        m_context.TryCancel();
        m_end->wait();
    }

    /// `send` hands the call to gRPC: (stub, context, request, response, callback).
    template<class Send>
    void ask(Send send)
    {
        std::function<void(grpc::Status)> told = [this, end = m_end](const grpc::Status &status) {
            if (status.ok())
                m_answer(read(m_response));
            else
                m_answer(base::fail(errorOf(status)));
            end->set(); // and with that this object may be gone
        };
        send(*m_stub->async(), &m_context, &m_request, &m_response, std::move(told));
    }

private:
    std::unique_ptr<observer::Observer::Stub> m_stub;
    Answer<T> m_answer;
    std::shared_ptr<CallEnd> m_end = std::make_shared<CallEnd>();
    grpc::ClientContext m_context;
    Request m_request;
    Response m_response;
};

} // namespace

std::unique_ptr<ObserverQuestion> ObserverQuestion::askStatus(const std::shared_ptr<grpc::Channel> &channel,
                                                              std::chrono::milliseconds timeout,
                                                              Answer<ObserverStatus> answer)
{
    using Asked = Question<observer::ServerStatusRequest, observer::ServerStatusResponse, ObserverStatus>;
    auto question = std::make_unique<Asked>(channel, timeout, std::move(answer));
    question->ask([](auto &stub, auto *context, auto *request, auto *response, auto told) {
        stub.ServerStatus(context, request, response, std::move(told));
    });
    return question;
}

std::unique_ptr<ObserverQuestion> ObserverQuestion::askNodes(const std::shared_ptr<grpc::Channel> &channel,
                                                             std::chrono::milliseconds timeout,
                                                             Answer<std::vector<ObserverNode>> answer)
{
    using Asked = Question<observer::GetNodesRequest, observer::GetNodesResponse, std::vector<ObserverNode>>;
    auto question = std::make_unique<Asked>(channel, timeout, std::move(answer));
    question->ask([](auto &stub, auto *context, auto *request, auto *response, auto told) {
        stub.GetNodes(context, request, response, std::move(told));
    });
    return question;
}

} // namespace liteboxd::hubble
