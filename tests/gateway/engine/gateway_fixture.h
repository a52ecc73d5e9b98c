// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"
#include "gateway/http/server.h"
#include "tests/gateway/peers/scripted_upstream.h"
#include "tests/gateway/peers/worker_grip.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace liteboxd::engine {

inline const std::string sandboxToken(64, 'a');
inline const std::string otherToken(64, 'b');

/// What makes a request a WebSocket handshake.
inline const std::string handshakeFields = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// The upstream's answer to it.
inline const std::string switchingProtocols =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

/// A gateway in `direct` mode on a loopback port, with the sandboxes "good" (sandboxToken), "other" (otherToken),
/// "untokened" and "unaddressed".
class GatewayFixture : public testing::Test
{
protected:
    void start(tests::ScriptedUpstream::Script script, http::Timeouts timeouts = shortTimeouts())
    {
        m_upstream = std::make_unique<tests::ScriptedUpstream>(std::move(script));
        m_gatewaySettings.limits = m_serverSettings.connections;
        m_gatewaySettings.trustedProxies = m_serverSettings.trustedProxies;
        m_gateway = std::make_unique<Gateway>(m_gatewaySettings);
        http::Server::Settings settings = m_serverSettings;
        settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        settings.timeouts = timeouts;
        m_grip = std::make_unique<tests::WorkerGrip>(*m_gateway);
        m_server = std::move(*http::Server::create(settings, *m_grip));
        m_gateway->publish(routes());
        m_server->start();
    }

    void TearDown() override
    {
        m_server.reset();
        m_gateway.reset();
        m_upstream.reset();
    }

    static http::Timeouts shortTimeouts()
    {
        http::Timeouts timeouts;
        timeouts.request = std::chrono::milliseconds(1000);
        timeouts.linger = std::chrono::milliseconds(300);
        return timeouts;
    }

    static RouteTable::Routes sandboxes()
    {
        RouteTable::Routes routes;
        const auto add = [&routes](const std::string &id, std::optional<base::TokenDigest> token, std::string address,
                                   std::string uid) {
            routes[id] = std::make_shared<const Route>(
                Route{token, std::move(address), "liteboxd", "sandbox-" + id, std::move(uid)});
        };
        add("good", base::digest(sandboxToken), "127.0.0.1", "uid-1");
        add("other", base::digest(otherToken), "127.0.0.1", "uid-2");
        add("untokened", std::nullopt, "127.0.0.1", "uid-3");
        add("unaddressed", base::digest(sandboxToken), "", "uid-4");
        return routes;
    }

    static std::shared_ptr<const RouteTable> routes(RouteTable::Freshness freshness = RouteTable::Freshness::Current)
    {
        return std::make_shared<RouteTable>(sandboxes(), freshness);
    }

    /// Publishes sandboxes() with another route to "good".
    void publishGood(const std::function<void(Route &)> &change)
    {
        RouteTable::Routes changed = sandboxes();
        Route route = *changed["good"];
        change(route);
        changed["good"] = std::make_shared<const Route>(std::move(route));
        m_gateway->publish(std::make_shared<RouteTable>(std::move(changed), RouteTable::Freshness::Current));
        if (m_grip)
            m_grip->settle();
    }

    tests::BlockingClient connect() { return tests::BlockingClient(m_server->addresses().front()); }

    /// "/api/v1/sandbox/good/port/{upstream's}" + path.
    std::string target(const std::string &path, const std::string &id = "good") const
    {
        return "/api/v1/sandbox/" + id + "/port/" + std::to_string(m_upstream->port()) + path;
    }

    /// A request head up to its last field line; the caller adds more fields and the empty line.
    std::string head(const std::string &method, const std::string &path) const
    {
        return method + " " + target(path) + " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " + sandboxToken +
               "\r\n";
    }

    std::string handshake(const std::string &path = "/ws") const { return head("GET", path) + handshakeFields; }

    GatewayFixture() { m_serverSettings.workers = 1; }

    // To be changed before start(); the gateway's limits and trusted proxies are the server's.
    Gateway::Settings m_gatewaySettings;
    http::Server::Settings m_serverSettings;
    std::unique_ptr<tests::ScriptedUpstream> m_upstream;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<tests::WorkerGrip> m_grip;
    std::unique_ptr<http::Server> m_server;
};

} // namespace liteboxd::engine
