// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"
#include "gateway/engine/gateway.h"
#include "gateway/http/server.h"
#include "tests/gateway/peers/blocking_client.h"
#include "tests/gateway/soak/process_use.h"
#include "tests/gateway/soak/soak_site.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

const std::string token(64, 'a');

std::unique_ptr<Server> serve(Service &service)
{
    Server::Settings settings;
    settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
    settings.workers = 2;
    auto server = Server::create(settings, service);
    (*server)->start();
    return std::move(*server);
}

/// A gateway with one sandbox behind it, and clients who try everything.
class SoakTest : public testing::Test
{
protected:
    SoakTest()
    {
        RouteTable::Routes routes;
        routes["good"] =
            std::make_shared<Route>(Route{base::digest(token), "127.0.0.1", "liteboxd", "sandbox-good", "uid-1"});
        m_gateway->publish(std::make_shared<RouteTable>(std::move(routes), RouteTable::Freshness::Current));
        m_target = "/api/v1/sandbox/good/port/" + std::to_string(m_siteServer->addresses().front().port());
    }

    std::string head(const std::string &method, const std::string &path, const std::string &fields = {},
                     const std::string &shown = token) const
    {
        return method + ' ' + m_target + path + " HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + shown + "\r\n" + fields +
               "\r\n";
    }

    /// One connection's worth: requests of each kind, then a WebSocket. Returns how many requests that were; 0 if one
    /// was not answered as it should be.
    int visit() const
    {
        BlockingClient client(m_server->addresses().front());
        const std::string body(3000, 'x');
        int requests = 0;
        const auto ask = [&](const std::string &bytes, std::string_view status, std::string_view last) {
            client.send(bytes);
            const std::string answer = client.readResponse();
            ++requests;
            return answer.substr(9, 3) == status && answer.ends_with(last);
        };
        for (int round = 0; round < 4; ++round) {
            const bool isRight =
                ask(head("GET", "/"), "200", "0") && ask(head("GET", "/chunks"), "200", "0\r\n0\r\n\r\n") &&
                ask(head("POST", "/", "Content-Length: 3000\r\n") + body, "200", "3000") &&
                ask(head("POST", "/chunks", "Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n0\r\n\r\n", "200",
                    "3\r\n0\r\n\r\n") &&
                ask(head("GET", "/", {}, "wrong"), "401", "}\n") &&
                ask(head("PUT", "/", "Expect: nothing\r\nContent-Length: 0\r\n"), "417", "}\n");
            if (!isRight)
                return 0;
            client = BlockingClient(m_server->addresses().front());
        }
        client.send(head("GET", "/ws",
                         "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
        const bool isOpen = client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 ");
        client.send(base::encodeFrame(base::Opcode::Text, "hi", base::MaskingKey{1, 2, 3, 4}));
        const bool isClosed = client.readExactly(9).ends_with("\x03\xe8"); // "bye", then Close 1000
        client.send(base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal),
                                      base::MaskingKey{1, 2, 3, 4}));
        client.readAll();
        return isOpen && isClosed ? requests + 1 : 0;
    }

    /// Visits from four clients at a time until so many requests were answered.
    void soak(int requests)
    {
        std::atomic<int> left = requests;
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&] {
                while (left > 0 && m_wrong == 0) {
                    const int answered = visit();
                    m_wrong += answered == 0 ? 1 : 0;
                    left -= answered;
                }
            });
        }
        for (std::thread &client : clients)
            client.join();
    }

    SoakSite m_site;
    std::unique_ptr<Gateway> m_gateway = std::make_unique<Gateway>(Gateway::Settings{});
    std::unique_ptr<Server> m_siteServer = serve(m_site);
    std::unique_ptr<Server> m_server = serve(*m_gateway);
    std::string m_target;
    std::atomic<int> m_wrong = 0;
};

} // namespace

TEST_F(SoakTest, neitherMemoryNorDescriptorsGrow)
{
    const char *const asked = std::getenv("LITEBOXD_SOAK_REQUESTS");
    const int requests = asked != nullptr ? std::atoi(asked) : 20'000;
    soak(2'000); // fills pools, caches and the allocator's arenas
    const ProcessUse before = ProcessUse::now();
    soak(requests);
    const ProcessUse after = ProcessUse::now();
    EXPECT_EQ(m_wrong, 0);
    const std::size_t growth =
        after.residentBytes > before.residentBytes ? after.residentBytes - before.residentBytes : 0;
    std::printf("%d requests: %zu KiB more resident, %zu descriptors before, %zu behind\n", requests, growth / 1024,
                before.descriptors, after.descriptors);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // who keep what was freed
    EXPECT_LT(growth, std::size_t{2} << 20U);
#endif
    EXPECT_LT(after.descriptors, before.descriptors + 16); // connections in a pool come and go
    m_server.reset();
    m_siteServer.reset();
    m_gateway.reset();
    EXPECT_LT(ProcessUse::now().descriptors, std::size_t{16}) << "something is still open";
}
