// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/relay_server.h"

#include "app/demo/relay/flow_stream.h"

#include <grpc/support/log.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <observer/observer.grpc.pb.h>

#include <chrono>

namespace liteboxd::demo {

namespace {

constexpr int mostAttempts = 200;

/// The calls of Observer but the streams that Cilium's own tools make for debugging, which stay unimplemented.
class ObserverService final : public observer::Observer::CallbackService
{
public:
    ObserverService(std::shared_ptr<FlowRing> ring, std::vector<std::string> nodes, std::string unseenNode)
        : m_ring(std::move(ring))
        , m_nodes(std::move(nodes))
        , m_unseenNode(std::move(unseenNode))
    {}

private:
    grpc::ServerWriteReactor<observer::GetFlowsResponse> *GetFlows(grpc::CallbackServerContext *,
                                                                   const observer::GetFlowsRequest *request) override
    {
        observer::GetFlowsRequest seen = *request;
        if (!m_unseenNode.empty())
            seen.add_blacklist()->add_node_name(m_unseenNode);
        auto *const stream = new FlowStream(m_ring, std::move(seen)); // deletes itself when gRPC is done with it
        stream->begin();
        return stream;
    }

    grpc::ServerUnaryReactor *ServerStatus(grpc::CallbackServerContext *context, const observer::ServerStatusRequest *,
                                           observer::ServerStatusResponse *response) override
    {
        response->set_num_flows(m_ring->end() - m_ring->begin());
        response->set_max_flows(FlowRing::capacity);
        response->set_seen_flows(m_ring->end());
        response->set_uptime_ns(uptime());
        const std::uint32_t unseen = m_unseenNode.empty() ? 0 : 1;
        response->mutable_num_connected_nodes()->set_value(static_cast<std::uint32_t>(m_nodes.size()) - unseen);
        response->mutable_num_unavailable_nodes()->set_value(unseen);
        if (!m_unseenNode.empty())
            response->add_unavailable_nodes(m_unseenNode);
        response->set_version("hubble-relay v1.18.6 (liteboxd-demo)");
        return finish(context);
    }

    grpc::ServerUnaryReactor *GetNodes(grpc::CallbackServerContext *context, const observer::GetNodesRequest *,
                                       observer::GetNodesResponse *response) override
    {
        for (const std::string &name : m_nodes)
            describe(name, *response->add_nodes());
        return finish(context);
    }

    /// The ring is one for all nodes, and so are its figures.
    void describe(const std::string &name, observer::Node &node) const
    {
        node.set_name(name);
        node.set_state(name == m_unseenNode ? relay::NODE_UNAVAILABLE : relay::NODE_CONNECTED);
        if (name == m_unseenNode)
            return;
        node.set_version("cilium v1.18.6 (liteboxd-demo)");
        node.set_address("127.0.0.1:4244");
        node.mutable_tls()->set_enabled(false);
        node.set_uptime_ns(uptime());
        node.set_num_flows(m_ring->end() - m_ring->begin());
        node.set_max_flows(FlowRing::capacity);
        node.set_seen_flows(m_ring->end());
    }

    static grpc::ServerUnaryReactor *finish(grpc::CallbackServerContext *context)
    {
        grpc::ServerUnaryReactor *const reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }

    std::uint64_t uptime() const
    {
        const std::chrono::nanoseconds time = std::chrono::steady_clock::now() - m_start;
        return static_cast<std::uint64_t>(time.count());
    }

    std::shared_ptr<FlowRing> m_ring;
    std::vector<std::string> m_nodes;
    std::string m_unseenNode;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

class Server final : public RelayServer
{
public:
    Server(std::shared_ptr<FlowRing> flows, std::vector<std::string> nodes, std::string unseenNode)
        : m_service(std::move(flows), std::move(nodes), std::move(unseenNode))
    {}

    ~Server() override
    {
        if (m_server)
            m_server->Shutdown(std::chrono::system_clock::now()); // calls are cancelled, not waited for
    }

    bool listen(const io::SocketAddress &address)
    {
        grpc::EnableDefaultHealthCheckService(true); // `hubble status` asks it
        grpc::ServerBuilder builder;
        int bound = 0;
        builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0); // two demos must not share it
        builder.AddListeningPort(address.text(), grpc::InsecureServerCredentials(), &bound);
        builder.RegisterService(&m_service);
        m_server = builder.BuildAndStart();
        m_address = address;
        if (!m_server || bound == 0)
            return false;
        m_server->GetHealthCheckService()->SetServingStatus("hubble.server.Observer", true);
        return true;
    }

    io::SocketAddress address() const override { return m_address; }

private:
    ObserverService m_service;
    io::SocketAddress m_address;
    std::unique_ptr<grpc::Server> m_server; // goes before the service it uses
};

} // namespace

base::Result<std::unique_ptr<RelayServer>> RelayServer::start(std::shared_ptr<FlowRing> flows,
                                                              std::vector<std::string> nodes, std::string unseenNode)
{
    gpr_set_log_function([](gpr_log_func_args *) {}); // a port that another demo has is no news
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        auto server = std::make_unique<Server>(flows, nodes, unseenNode);
        const auto address = io::SocketAddress::parse("127.127.42." + std::to_string(45 + attempt), port);
        if (address && server->listen(*address))
            return server;
    }
    return base::fail(base::ErrorCode::AlreadyExists, "no address is free for the demo's Hubble Relay");
}

} // namespace liteboxd::demo
