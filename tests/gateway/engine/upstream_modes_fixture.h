// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/engine/gateway_fixture.h"
#include "tests/gateway/peers/forwarding_peer.h"

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

namespace liteboxd::engine {

inline constexpr const char *forbidden =
    "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 79\r\n\r\n"
    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"message\":\"pods is forbidden at 10.9.8.7\"  }";

/// A gateway before an API server of a script; the sandbox "good" has the address that a test gives it.
class UpstreamModesTest : public GatewayFixture
{
protected:
    void start(UpstreamMode mode, tests::ScriptedUpstream::Script apiServer, const std::string &address = "127.0.0.1")
    {
        m_upstream = std::make_unique<tests::ScriptedUpstream>(std::move(apiServer));
        Gateway::Settings gateway;
        gateway.mode = mode;
        gateway.onUpstreamChosen = [this](const UpstreamChoice &choice) {
            const std::lock_guard lock(m_mutex);
            m_choices.push_back(choice);
        };
        gateway.onUnauthenticated = [this] { ++m_unauthenticated; };
        m_gateway = std::make_unique<Gateway>(std::move(gateway));
        http::Server::Settings settings;
        settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        settings.workers = 1;
        settings.timeouts = shortTimeouts();
        settings.timeouts.connect = std::chrono::milliseconds(500);
        m_server = std::move(*http::Server::create(settings, *m_gateway));
        publishGood([&address](Route &route) { route.address = address; });
        auto server = std::make_shared<forward::ApiServer>();
        server->addresses = {*io::SocketAddress::parse("127.0.0.1", m_upstream->port())};
        server->hostField = "k3s.example";
        server->identity.emplace_back("Authorization", base::Secret("Bearer operator"));
        m_gateway->setApiServer(server);
        m_server->start();
    }

    /// An API server and kubelet that forward to a sandbox which answers each request with its head.
    static void forwardToEcho(tests::BlockingClient &client)
    {
        tests::ForwardingPeer peer(client);
        const std::string handshake = peer.accept(8080);
        for (std::string head; (head = peer.readUntil("\r\n\r\n")).ends_with("\r\n\r\n");)
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
    }

    static void answerNothing(tests::BlockingClient &peer)
    {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send("HTTP/1.1 204 No Content\r\n\r\n");
    }

    void renewCredentials()
    {
        auto server = std::make_shared<forward::ApiServer>();
        server->addresses = {*io::SocketAddress::parse("127.0.0.1", m_upstream->port())};
        m_gateway->setApiServer(server);
    }

    std::string request(const std::string &path = "/", int port = 8080)
    {
        return "GET /api/v1/sandbox/good/port/" + std::to_string(port) + path +
               " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " + sandboxToken + "\r\n\r\n";
    }

    std::string ask(const std::string &path = "/", int port = 8080)
    {
        tests::BlockingClient client = connect();
        client.send(request(path, port));
        return client.readResponse();
    }

    std::vector<UpstreamChoice> choices()
    {
        const std::lock_guard lock(m_mutex);
        return m_choices;
    }

    std::atomic<int> m_unauthenticated = 0;
    std::mutex m_mutex;
    std::vector<UpstreamChoice> m_choices;
};

} // namespace liteboxd::engine
