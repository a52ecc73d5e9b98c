// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/server.h"

#include "gateway/http/service.h"
#include "gateway/http/worker.h"
#include "tests/gateway/peers/blocking_client.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <future>
#include <latch>
#include <list>

using namespace liteboxd;
using namespace liteboxd::http;
using namespace liteboxd::tests;
using namespace std::string_literals;

namespace {

/// Answers "METHOD target body"; /stream in three pieces; /unread without looking at the body.
class EchoService final : public Service
{
public:
    void workerStarted(Worker &worker) override
    {
        m_workers.at(worker.index()) = &worker;
        m_started.count_down();
    }

    /// Returns when each worker has begun another turn of its loop.
    void waitForAnotherTurn()
    {
        m_started.wait();
        std::latch turned(2);
        for (Worker *const worker : m_workers)
            worker->reactor().post([&turned] { turned.count_down(); });
        turned.wait();
    }

    io::Task<void> serve(Exchange &exchange) override
    {
        ++served.at(exchange.connection().worker().index());
        const std::string target(exchange.request().target());
        if (target == "/stream") {
            Answer head;
            co_await exchange.begin(std::move(head));
            for (const std::string_view piece : {"one", "two", "three"})
                co_await exchange.write(piece);
            co_await exchange.end();
            co_return;
        }
        Answer answer;
        answer.body = std::string(exchange.request().method()) + " " + target;
        if (target != "/unread") {
            auto body = co_await exchange.readBody(1 << 20);
            answer.body += " " + (body ? *body : body.error().message);
        }
        co_await exchange.respond(std::move(answer));
    }

    std::array<std::atomic<int>, 2> served{}; ///< requests, by worker

private:
    std::array<Worker *, 2> m_workers{};
    std::latch m_started{2};
};

class ServerTest : public testing::Test
{
protected:
    void SetUp() override
    {
        Server::Settings settings;
        settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        settings.workers = 2;
        auto server = Server::create(settings, m_service);
        ASSERT_TRUE(server) << server.error().text();
        m_server = std::move(*server);
        m_server->start();
    }

    BlockingClient connect() { return BlockingClient(m_server->addresses().front()); }

    EchoService m_service;
    std::unique_ptr<Server> m_server;
};

} // namespace

TEST_F(ServerTest, answersAndKeepsTheConnection)
{
    BlockingClient client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        const std::string answer = client.readResponse();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nDate: ")) << answer;
        EXPECT_TRUE(answer.ends_with(" GMT\r\n\r\nGET /a ")) << answer;
    }
}

TEST_F(ServerTest, connectionsAreSharedAmongIdleWorkers)
{
    std::list<BlockingClient> open;
    for (int i = 0; i < 32; ++i) {
        m_service.waitForAnotherTurn(); // or one that gets no time would have no share
        open.push_back(connect());
        open.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_TRUE(open.back().readResponse().starts_with("HTTP/1.1 200"));
    }
    EXPECT_GE(m_service.served[0], 4);
    EXPECT_GE(m_service.served[1], 4);
}

TEST_F(ServerTest, answersPipelinedRequestsInOrder)
{
    BlockingClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: x\r\n\r\n"
                "GET /c HTTP/1.0\r\n\r\n");
    const std::string all = client.readAll();
    const auto a = all.find("POST /a abc");
    const auto b = all.find("GET /b ");
    const auto c = all.find("GET /c ");
    EXPECT_TRUE(a < b && b < c && c != std::string::npos) << all;
}

TEST_F(ServerTest, takesAHeadByteByByte)
{
    BlockingClient client = connect();
    for (const char c : std::string("\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n"))
        client.send({&c, 1});
    EXPECT_NE(client.readResponse().find("GET /a "), std::string::npos);
}

TEST_F(ServerTest, decodesAChunkedBodyByteByByte)
{
    BlockingClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const char c : std::string("3;x=y\r\nabc\r\n1\r\nd\r\n0\r\nT: v\r\n\r\n"))
        client.send({&c, 1});
    EXPECT_NE(client.readResponse().find("POST /a abcd"), std::string::npos);
    client.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(client.readResponse().find("GET /b "), std::string::npos);
}

TEST_F(ServerTest, continuesAClientThatAsks)
{
    BlockingClient client = connect();
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.readUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    EXPECT_NE(client.readResponse().find("POST /a abc"), std::string::npos);
}

TEST_F(ServerTest, streamsInChunks)
{
    BlockingClient client = connect();
    client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(client.readResponse().ends_with("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n"));
}

TEST_F(ServerTest, streamsUntilCloseToAnOldClient)
{
    BlockingClient client = connect();
    client.send("GET /stream HTTP/1.0\r\n\r\n");
    EXPECT_TRUE(client.readAll().ends_with("Connection: close\r\n\r\nonetwothree"));
}

TEST_F(ServerTest, letsTheClientReadTheAnswerToAnUploadNobodyReads)
{
    BlockingClient client = connect();
    client.send("POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n");
    client.send(std::string(2'000'000, 'x'));
    EXPECT_NE(client.readResponse().find("Connection: close"), std::string::npos);
    EXPECT_FALSE(client.wasReset());
}

TEST_F(ServerTest, drainsWhenIdle)
{
    BlockingClient idle = connect();
    idle.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    idle.readResponse();
    std::promise<void> done;
    m_server->drain(std::chrono::seconds(5), [&done] { done.set_value(); });
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(4)), std::future_status::ready);
    EXPECT_EQ(idle.readAll(), "");
    EXPECT_TRUE(idle.hasEnded());
}

TEST_F(ServerTest, refusesAPortThatIsTaken)
{
    Server::Settings settings;
    settings.listen = m_server->addresses();
    const auto second = Server::create(settings, m_service);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, base::ErrorCode::AlreadyExists);
}

struct RefusedRequest
{
    const char *name;
    std::string request;
    int status;
};

class RefusalTest : public ServerTest, public testing::WithParamInterface<RefusedRequest>
{};

TEST_P(RefusalTest, isRefusedAndClosed)
{
    BlockingClient client = connect();
    client.send(GetParam().request);
    const std::string all = client.readAll();
    EXPECT_TRUE(all.starts_with("HTTP/1.1 " + std::to_string(GetParam().status))) << all;
    EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(client.hasEnded());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusalTest,
    testing::Values(
        RefusedRequest{"bareLineFeed", "GET / HTTP/1.1\nHost: x\n\n", 400},                        // RFC 9112, 2.2
        RefusedRequest{"bareCarriageReturn", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", 400}, // RFC 9112, 2.2
        RefusedRequest{"nul", "GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"s, 400},               // RFC 9110, 5.5
        RefusedRequest{"folded", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},          // RFC 9112, 5.2
        RefusedRequest{"spaceBeforeColon", "GET / HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n", 400},     // RFC 9112, 5.1
        RefusedRequest{"emptyName", "GET / HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n", 400},              // RFC 9112, 5.1
        RefusedRequest{"lengthAndCoding",
                       "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        RefusedRequest{"codingAndLength",
                       "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 400},
        RefusedRequest{"twoLengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
                       400},
        RefusedRequest{"lengthList", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\n", 400},
        RefusedRequest{"lengthSign", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\n", 400},
        RefusedRequest{"lengthHex", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\n", 400},
        RefusedRequest{"lengthHuge", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
        RefusedRequest{"lengthEmpty", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\n", 400},
        RefusedRequest{"codingUnknown", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501},
        RefusedRequest{"codingTwice",
                       "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
                       400},
        RefusedRequest{"codingOdd", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \vchunked\r\n\r\n", 400},
        RefusedRequest{"codingInOldVersion", "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        RefusedRequest{"noHost", "GET / HTTP/1.1\r\n\r\n", 400}, // RFC 9112, 3.2
        RefusedRequest{"twoHosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        RefusedRequest{"hostWithPath", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400},
        RefusedRequest{"absoluteForm", "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n", 400}, // RFC 9112, 3.2.2
        RefusedRequest{"asteriskForm", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        RefusedRequest{"connect", "CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n", 405},
        RefusedRequest{"trace", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
        RefusedRequest{"version2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        RefusedRequest{"preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        RefusedRequest{"noVersion", "GET /\r\n\r\n", 400},
        RefusedRequest{"twoSpaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400}, // RFC 9112, 3
        RefusedRequest{"fragment", "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        RefusedRequest{"expectation", "GET / HTTP/1.1\r\nHost: x\r\nExpect: more\r\n\r\n", 417},
        RefusedRequest{"longTarget", "GET /" + std::string(20000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        RefusedRequest{"largeHead", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(40000, 'a') + "\r\n\r\n", 431},
        RefusedRequest{"manyFields",
                       [] {
                           std::string text = "GET / HTTP/1.1\r\nHost: x\r\n";
                           for (int i = 0; i < 200; ++i)
                               text += "A: b\r\n";
                           return text + "\r\n";
                       }(),
                       431}),
    [](const auto &row) { return row.param.name; });
