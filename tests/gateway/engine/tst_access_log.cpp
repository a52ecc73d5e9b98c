// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access_log.h"

#include "tests/gateway/engine/gateway_fixture.h"

#include <filesystem>
#include <fstream>
#include <regex>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

std::string contents(const std::filesystem::path &path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

class AccessLogTest : public GatewayFixture
{
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path() / ("access-log-" + base::randomHex64());
        std::filesystem::create_directory(m_folder);
        m_path = m_folder / "access.log";
    }

    void TearDown() override
    {
        GatewayFixture::TearDown();
        m_gatewaySettings.accessLog.reset();
        std::filesystem::remove_all(m_folder);
    }

    void startLogging(ScriptedUpstream::Script script, AccessLog::Format format = AccessLog::Format::Text)
    {
        m_gatewaySettings.accessLog = std::move(*AccessLog::open(m_path.string(), format));
        start(std::move(script));
    }

    /// What was written, once the gateway has ended.
    std::string linesAtTheEnd()
    {
        GatewayFixture::TearDown();
        m_gatewaySettings.accessLog.reset();
        return contents(m_path);
    }

    static void answer(BlockingClient &peer)
    {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    std::filesystem::path m_folder;
    std::filesystem::path m_path;
};

AccessRecord someRecord()
{
    AccessRecord record;
    record.requestId = "req-1";
    record.client = "192.0.2.1";
    record.sandboxId = "a1b2c3d4";
    record.port = 8080;
    record.method = "GET";
    record.path = "/api/v1/sandbox/a1b2c3d4/port/8080/x";
    record.status = 200;
    record.bytes = 1234;
    record.duration = std::chrono::microseconds(1'500'250);
    record.upstreamMode = "direct";
    return record;
}

const std::chrono::system_clock::time_point someTime{std::chrono::milliseconds(1'700'000'000'123)};

} // namespace

TEST(AccessLineTest, text)
{
    EXPECT_EQ(accessLine(someRecord(), AccessLog::Format::Text, someTime),
              "2023-11-14T22:13:20.123Z access req-1 192.0.2.1 a1b2c3d4 8080 GET /api/v1/sandbox/a1b2c3d4/port/8080/x "
              "200 1234 1.500250 direct\n");
}

TEST(AccessLineTest, json)
{
    EXPECT_EQ(accessLine(someRecord(), AccessLog::Format::Json, someTime),
              R"({"time":"2023-11-14T22:13:20.123Z","level":"access","requestId":"req-1","client":"192.0.2.1",)"
              R"("sandboxId":"a1b2c3d4","port":8080,"method":"GET","path":"/api/v1/sandbox/a1b2c3d4/port/8080/x",)"
              R"("status":200,"bytes":1234,"seconds":1.500250,"upstreamMode":"direct"})"
              "\n");
}

TEST(AccessLineTest, whatIsNotKnownIsADash)
{
    EXPECT_EQ(accessLine(AccessRecord(), AccessLog::Format::Text, someTime),
              "2023-11-14T22:13:20.123Z access - - - - - - 0 0 0.000000 -\n");
}

TEST(AccessLineTest, whatAClientWroteForgesNoLine)
{
    AccessRecord record = someRecord();
    record.path = "/a\"b\\c d\n\x7f\xe4";
    const std::string line = accessLine(record, AccessLog::Format::Json, someTime);
    EXPECT_NE(line.find("\"path\":\"/a%22b%5Cc%20d%0A%7F%E4\""), std::string::npos) << line;
}

TEST(AccessLineTest, aTokenInAPathIsTakenOut)
{
    AccessRecord record = someRecord();
    const std::string path = "/" + sandboxToken + "/x";
    record.path = path;
    EXPECT_EQ(accessLine(record, AccessLog::Format::Text, someTime).find(sandboxToken), std::string::npos);
}

TEST(AccessLineTest, aLongPathIsCut)
{
    AccessRecord record = someRecord();
    const std::string path = "/" + std::string(5000, 'x');
    record.path = path;
    EXPECT_LT(accessLine(record, AccessLog::Format::Text, someTime).size(), 1200U);
}

TEST_F(AccessLogTest, hasALineForEachRequest)
{
    startLogging(answer);
    {
        BlockingClient client = connect();
        client.send(head("GET", "/first?secret=q") + "X-Request-Id: one\r\n\r\n");
        client.readResponse();
        client.send("POST /api/v1/sandbox/good/port/1/second HTTP/1.1\r\nHost: x\r\nX-Request-Id: two\r\n"
                    "X-Access-Token: wrong\r\n\r\n");
        client.readResponse();
        client.send("GET /nowhere HTTP/1.1\r\nHost: x\r\nX-Request-Id: three\r\n\r\n");
        client.readResponse();
        client.send("GET / HTTP/1.1\r\n\r\n"); // no Host
        client.readAll();
    }
    const std::string port = std::to_string(m_upstream->port());
    const std::string log = linesAtTheEnd();
    EXPECT_TRUE(std::regex_search(log, std::regex("access one 127\\.0\\.0\\.1 good " + port +
                                                  " GET /api/v1/sandbox/good/port/" + port +
                                                  "/first 200 [1-9][0-9]* 0\\.[0-9]{6} direct\n")))
        << log;
    EXPECT_TRUE(std::regex_search(log, std::regex("access two 127\\.0\\.0\\.1 good 1 POST "
                                                  "/api/v1/sandbox/good/port/1/second 401 [0-9]+ 0\\.[0-9]{6} -\n")))
        << log;
    EXPECT_TRUE(std::regex_search(log, std::regex("access three 127\\.0\\.0\\.1 - - GET /nowhere 404 "))) << log;
    EXPECT_TRUE(std::regex_search(log, std::regex("access - 127\\.0\\.0\\.1 - - - - 400 0 0\\.000000 -\n"))) << log;
    EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 4) << log;
}

TEST_F(AccessLogTest, neverHoldsATokenOrAQuery)
{
    startLogging(answer, AccessLog::Format::Json);
    {
        BlockingClient client = connect();
        client.send(head("GET", "/x?token=" + otherToken + "&q=secret") + "Cookie: s=secret\r\n\r\n");
        client.readResponse();
        client.send("GET /" + sandboxToken + "/x?a HTTP/1.1\r\nHost: x\r\n\r\n");
        client.readResponse();
    }
    const std::string log = linesAtTheEnd();
    EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 2) << log;
    for (const std::string &secret : {sandboxToken, otherToken, std::string("secret"), std::string("?")})
        EXPECT_EQ(log.find(secret), std::string::npos) << log;
}

TEST_F(AccessLogTest, countsAWebSocketToItsEnd)
{
    startLogging([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(switchingProtocols + "\r\n");
        peer.readExactly(7); // only after the handshake is over
        peer.send(std::string("\x82\x7e\x03\xe8", 4) + std::string(1000, 'x'));
        peer.readAll();
    });
    {
        BlockingClient client = connect();
        client.send(handshake() + "\r\n");
        client.readUntil("\r\n\r\n");
        client.send(std::string("\x81\x81\0\0\0\0a", 7));
        EXPECT_EQ(client.readExactly(1004).size(), 1004U);
    }
    const std::string log = linesAtTheEnd();
    std::smatch bytes;
    ASSERT_TRUE(std::regex_search(log, bytes, std::regex("/ws 101 ([0-9]+) [0-9.]+ direct\n"))) << log;
    EXPECT_GT(std::stoi(bytes[1]), 1004);
}

TEST_F(AccessLogTest, namesTheClientBehindATrustedProxy)
{
    ASSERT_TRUE(m_serverSettings.trustedProxies.add("127.0.0.1"));
    startLogging(answer);
    {
        BlockingClient client = connect();
        client.send(head("GET", "/") + "X-Forwarded-For: 203.0.113.5, 192.0.2.1\r\n\r\n");
        client.readResponse();
    }
    EXPECT_NE(linesAtTheEnd().find(" 192.0.2.1 good "), std::string::npos);
}

TEST_F(AccessLogTest, beginsANewFileWhenTheOldOneWasRenamed)
{
    auto log = std::move(*AccessLog::open(m_path.string(), AccessLog::Format::Text));
    std::string buffer = "old\n";
    log->handOver(buffer);
    EXPECT_TRUE(buffer.empty());
    std::filesystem::rename(m_path, m_folder / "access.log.1");
    log->reopen();
    for (int attempt = 0; attempt < 1'000'000 && !std::filesystem::exists(m_path); ++attempt)
        std::this_thread::yield();
    buffer = "new\n";
    log->handOver(buffer);
    log.reset();
    EXPECT_EQ(contents(m_folder / "access.log.1"), "old\n");
    EXPECT_EQ(contents(m_path), "new\n");
}

TEST_F(AccessLogTest, aFileThatHasGrownIsFollowedByTheNext)
{
    auto log = std::move(*AccessLog::open(m_path.string(), AccessLog::Format::Text, 10));
    const auto aged = [this](int age) { return m_folder / ("access.log." + std::to_string(age)); };
    for (int number = 0; number < 8; ++number) {
        const std::string line = "line number " + std::to_string(number) + "\n";
        std::string buffer = line;
        log->handOver(buffer);
        for (int attempt = 0; attempt < 1'000'000 && contents(aged(1)) != line; ++attempt)
            std::this_thread::yield();
    }
    std::string buffer = "short\n";
    log->handOver(buffer);
    log.reset();
    EXPECT_EQ(contents(m_path), "short\n");
    for (int age = 1; age <= AccessLog::keptFiles; ++age)
        EXPECT_EQ(contents(aged(age)), "line number " + std::to_string(8 - age) + "\n");
    EXPECT_FALSE(std::filesystem::exists(aged(AccessLog::keptFiles + 1)));
    log = std::move(*AccessLog::open(m_path.string(), AccessLog::Format::Text, 10));
    buffer = "more\n";
    log->handOver(buffer);
    log.reset();
    EXPECT_EQ(contents(aged(1)), "short\nmore\n") << "what was there already counts";
}

TEST_F(AccessLogTest, linesOfSeveralWorkersStayWhole)
{
    auto log = std::move(*AccessLog::open(m_path.string(), AccessLog::Format::Text));
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 4; ++worker) {
        workers.emplace_back([&log] {
            std::string buffer;
            for (int i = 0; i < 1'000; ++i) {
                log->append(buffer, someRecord());
                if (i % 10 == 0)
                    log->handOver(buffer);
            }
            log->handOver(buffer);
        });
    }
    for (std::thread &worker : workers)
        worker.join();
    log.reset();
    std::ifstream file(m_path);
    int lines = 0;
    for (std::string line; std::getline(file, line); ++lines)
        ASSERT_TRUE(line.ends_with(" direct") && line.find("access req-1") == 25) << line;
    EXPECT_EQ(lines, 4'000);
}

TEST_F(AccessLogTest, aFileThatCannotBeIsSaid)
{
    const auto log = AccessLog::open((m_folder / "no" / "such" / "folder").string(), AccessLog::Format::Text);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, base::ErrorCode::FileUnreadable);
}
