// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/upstream_modes_fixture.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::forward;
using namespace liteboxd::tests;

namespace {

/// What the API server says itself, and what only looks like it.
class ApiServerStatusTest : public UpstreamModesTest
{
protected:
    /// An API server that gives `response` to the first request.
    void startAnswering(const std::string &response, UpstreamMode mode = UpstreamMode::ApiServer)
    {
        start(mode, [response](BlockingClient &client) {
            client.readUntil("\r\n\r\n");
            client.send(response);
        });
    }
};

std::string measured(const std::string &status, const std::string &body, const std::string &type = "application/json")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// As Go sends what is longer than 2 KiB.
std::string inChunks(const std::string &status, const std::string &body)
{
    std::string out = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (std::size_t at = 0; at < body.size(); at += 15)
        out += "f\r\n" + std::string(body.substr(at, 15)) + "\r\n";
    return out + "0\r\n\r\n";
}

/// Of a multiple of 15 bytes.
std::string padded(std::string body)
{
    return body.append((15 - body.size() % 15) % 15, ' ');
}

} // namespace

TEST_F(ApiServerStatusTest, aLoginThatTheApiServerRefusesIsTold)
{
    const std::string status = R"({"kind":"Status","apiVersion":"v1","message":"Unauthorized","code":401})";
    struct Row
    {
        UpstreamMode mode;
        std::string response;
        std::string answered;
        int told;
    };
    const std::vector<Row> rows{
        {UpstreamMode::ApiServer, measured("401 Unauthorized", status), "503", 1},
        {UpstreamMode::ApiServer, measured("401 Unauthorized", R"({"error":"log in first"})"), "401", 0},
        {UpstreamMode::ApiServer, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", "401", 0},
        {UpstreamMode::ApiServer, forbidden, "503", 0},
        {UpstreamMode::PortForward, measured("401 Unauthorized", status), "503", 1},
        {UpstreamMode::PortForward, forbidden, "503", 0},
    };
    for (const Row &row : rows) {
        m_unauthenticated = 0;
        startAnswering(row.response, row.mode);
        const std::string got = ask();
        EXPECT_TRUE(got.starts_with("HTTP/1.1 " + row.answered)) << row.response << "\n" << got;
        EXPECT_EQ(m_unauthenticated, row.told) << name(row.mode) << "\n" << row.response;
        TearDown();
    }
}

TEST_F(ApiServerStatusTest, theApiServersOwnWordsPassInNoFormThatAClientMayAskFor)
{
    const std::string protobuf("k8s\0\n\x0c\n\x02v1\x12\x06Status\x12\x1e\x1a\x1c"
                               "pods is forbidden at 10.9.8.7",
                               52);
    const std::string yaml = "apiVersion: v1\ncode: 403\nkind: Status\nmessage: pods is forbidden at 10.9.8.7\n";
    const std::vector<std::pair<std::string, std::string>> rows{{"application/yaml", yaml},
                                                                {"application/vnd.kubernetes.protobuf", protobuf}};
    for (const auto &[type, body] : rows) {
        startAnswering(measured("403 Forbidden", body, type));
        const std::string answer = ask();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
        EXPECT_EQ(answer.find("10.9.8.7"), std::string::npos) << answer;
        TearDown();
    }
}

TEST_F(ApiServerStatusTest, aSandboxsOwnErrorsPassAsTheyAre)
{
    const std::vector<std::pair<std::string, std::string>> rows{
        {"application/yaml", "apiVersion: v1\nkind: Statuses\n"},
        {"application/vnd.kubernetes.protobuf", "k8s"},
        {"application/json", "{\"kind\":\"Status\"}"},
    };
    for (const auto &[type, body] : rows) {
        startAnswering(measured("500 Oops", body, type));
        const std::string answer = ask();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 500 Oops") && answer.ends_with("\r\n\r\n" + body)) << answer;
        TearDown();
    }
}

TEST_F(ApiServerStatusTest, theRefusalOfAHeadHasNoBodyToTellByAndIsToldToo)
{
    startAnswering("HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 129\r\n\r\n");
    BlockingClient client = connect();
    client.send("HEAD" + request().substr(3));
    EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 401"));
    EXPECT_EQ(m_unauthenticated, 1);
}

TEST_F(ApiServerStatusTest, whatASandboxAnswersInsideAForwardIsNoWordOfTheApiServer)
{
    start(UpstreamMode::PortForward, [](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.readUntil("\r\n\r\n");
        const std::string status = R"({"kind":"Status","apiVersion":"v1","message":"Unauthorized","code":401})";
        peer.send(measured("401 Unauthorized", status));
    });
    EXPECT_TRUE(ask().starts_with("HTTP/1.1 401"));
    EXPECT_EQ(m_unauthenticated, 0);
}

TEST_F(ApiServerStatusTest, itsLongWordsPassNoMoreThanTheShort)
{
    const std::string reasons = "pods is forbidden at 10.9.8.7: " + std::string(3000, 'x');
    const std::vector<std::string> rows{
        R"({"kind":"Status","apiVersion":"v1","metadata":{},"message":")" + reasons + R"(","code":403})",
        "{\n  \"kind\": \"Status\",\n  \"apiVersion\": \"v1\",\n  \"message\": \"" + reasons + "\"\n}",
        "apiVersion: v1\nkind: Status\nmessage: " + reasons + "\n",
    };
    for (const std::string &body : rows) {
        startAnswering(inChunks("403 Forbidden", padded(body)));
        const std::string answer = ask();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
        EXPECT_EQ(answer.find("10.9.8.7"), std::string::npos) << answer;
        TearDown();
    }
}

TEST_F(ApiServerStatusTest, aSandboxsOwnErrorInChunksPasses)
{
    const std::vector<std::string> rows{
        R"({"kind":"Status","apiVersion":"apps/v1"})", R"({"kind":"Stat)", R"({"error":"no"})", "{", "",
    };
    for (const std::string &body : rows) {
        startAnswering(inChunks("500 Oops", padded(body)));
        BlockingClient client = connect();
        client.send(request());
        const std::string head = client.readUntil("\r\n\r\n");
        EXPECT_TRUE(head.starts_with("HTTP/1.1 500 Oops")) << head;
        std::string got;
        for (std::string line = client.readUntil("\r\n"); line.size() > 2 && line != "0\r\n";
             line = client.readUntil("\r\n"))
            got += client.readExactly(std::stoul(line, nullptr, 16) + 2).substr(0, std::stoul(line, nullptr, 16));
        EXPECT_EQ(got, padded(body));
        TearDown();
    }
}
