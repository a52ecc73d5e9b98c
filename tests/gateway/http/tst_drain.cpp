// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/server.h"

#include "gateway/http/service.h"
#include "tests/gateway/peers/blocking_client.h"
#include "tests/gateway/peers/worker_grip.h"

#include <gtest/gtest.h>

#include <future>
#include <optional>

using namespace liteboxd;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

// More than the sockets on the way hold.
constexpr std::size_t largeSize = 32U << 20U;

/// Answers /large with more than can be sent at once, all else with "small".
class AnsweringService final : public Service
{
public:
    io::Task<void> serve(Exchange &exchange) override
    {
        Answer answer(200, exchange.request().target() == "/large" ? std::string(largeSize, 'x') : "small");
        co_await exchange.respond(std::move(answer));
    }
};

class DrainTest : public testing::Test
{
protected:
    void SetUp() override
    {
        Server::Settings settings;
        settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        settings.workers = 1;
        settings.timeouts.linger = std::chrono::milliseconds(100);
        m_server = std::move(*Server::create(settings, m_grip));
        m_server->start();
        m_client.emplace(m_server->addresses().front());
        m_client->send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
        ASSERT_TRUE(m_client->readResponse().ends_with("small"));
        m_grip.hold();
    }

    AnsweringService m_service;
    WorkerGrip m_grip{m_service};
    std::unique_ptr<Server> m_server;
    std::optional<BlockingClient> m_client; ///< its connection is kept; the worker looks at nothing before release()
};

} // namespace

TEST_F(DrainTest, aRequestThatHasComeAlreadyIsAnsweredWhole)
{
    m_client->send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    std::promise<void> done;
    m_server->drain(std::chrono::seconds(30), [&done] { done.set_value(); });
    m_grip.release(); // the request and the drain come to the worker in one turn
    const std::string answer = m_client->readAll();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer.substr(0, 300);
    EXPECT_NE(answer.find("Connection: close\r\n"), std::string::npos);
    EXPECT_GT(answer.size(), largeSize);
    EXPECT_FALSE(m_client->wasReset());
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST_F(DrainTest, halfARequestIsWaitedForAndAnsweredWhole)
{
    m_client->send("GET /large HTTP/1.1\r\n");
    std::promise<void> done;
    m_server->drain(std::chrono::seconds(30), [&done] { done.set_value(); });
    m_grip.release();
    m_client->send("Host: x\r\n\r\n");
    EXPECT_GT(m_client->readAll().size(), largeSize);
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
}
