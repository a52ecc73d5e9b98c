// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/http_reading.h"
#include "tests/gateway/memory/memory_gateway.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::forward;
using namespace std::chrono_literals;
using io::MemoryPeer;
using io::Task;

/// What comes after something that did not go as it usually does, on the same connection.

namespace {

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsmall";

// More than fits between two ends.
constexpr std::size_t uploadSize = 24'000;

Task<void> clientThatGoesOn(MemoryPeer &peer)
{
    const std::string first = memoryRequestHead("POST", "Content-Length: " + std::to_string(uploadSize) + "\r\n") +
                              std::string(uploadSize, 'x');
    const std::string second = memoryRequestHead("GET", "Connection: close\r\n");
    co_await peer.send(first);
    const bool answered = co_await peer.readUntil("small");
    if (answered)
        co_await peer.send(second);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatAnswersEarly(MemoryPeer &peer)
{
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.rest(1s); // in which the gateway gets all, and rid of what fits
    co_await peer.send(ok);
    co_await peer.rest(1s);
    co_await peer.readToTheEnd();
}

Task<void> clientThatReadsLate(MemoryPeer &peer)
{
    std::string requests;
    for (int i = 0; i < 120; ++i)
        requests += "GET " + memoryTarget + "/ HTTP/1.1\r\nHost: x\r\n\r\n"; // no token: the answers are the gateway's
    co_await peer.send(requests);
    co_await peer.rest(100s);
    co_await peer.readToTheEnd();
}

Task<void> nobody(MemoryPeer &peer)
{
    co_await peer.readToTheEnd();
}

Task<void> clientThatGoes(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("GET", "");
    co_await peer.send(request);
    co_await peer.rest(1s);
    peer.reset();
}

Task<void> clientThatClosesItsSide(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("GET", "");
    co_await peer.send(request);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> clientThatStays(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("POST", "Connection: close\r\nContent-Length: 2\r\n") + "hi";
    co_await peer.send(request);
    co_await peer.readToTheEnd();
}

Task<void> apiServerThatRefusesOnce(MemoryPeer &peer)
{
    const std::string status = R"({"kind":"Status","apiVersion":"v1","message":"pods not found","code":404})";
    const std::string refusal =
        "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(status.size()) +
        "\r\n\r\n" + status;
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.rest(1s); // then its client goes
    co_await peer.send(refusal);
    const bool again = co_await peer.readUntil("\r\n\r\n", peer.received().find("\r\n\r\n") + 4);
    if (again)
        co_await peer.send(ok);
    co_await peer.readToTheEnd();
}

Task<void> clientThatExpects(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("PUT", "Expect: 100-continue\r\nContent-Length: 400\r\n");
    co_await peer.send(request);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatHangs(MemoryPeer &peer)
{
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatContinuesLate(MemoryPeer &peer)
{
    const bool asked = co_await peer.readUntil("\r\n\r\n");
    if (asked) {
        co_await peer.rest(25s);
        co_await peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        const bool whole = co_await peer.readUntil(std::string(400, 'x'));
        if (whole)
            co_await peer.send(ok);
    }
    co_await peer.readToTheEnd();
}

Task<void> clientThatGoesOnLate(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("PUT", "Expect: 100-continue\r\nContent-Length: 400\r\n");
    const std::string body(400, 'x');
    co_await peer.send(request);
    const bool goesOn = co_await peer.readUntil("\r\n\r\n");
    if (goesOn) {
        co_await peer.rest(10s);
        co_await peer.send(body);
    }
    co_await peer.readToTheEnd();
}

Task<void> clientThatReadsHintsLate(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("POST", "Content-Length: 10\r\n");
    co_await peer.send(request);
    co_await peer.rest(1500ms);
    co_await peer.rest(29500ms); // and begins to read in the very turn in which the gateway gives up
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatHints(MemoryPeer &peer)
{
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.rest(1s);
    const std::string hints = "HTTP/1.1 103 Early Hints\r\nLink: " + std::string(40'000, 'x') + "\r\n\r\n";
    co_await peer.send(hints);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatWantsNoBody(MemoryPeer &peer)
{
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
    co_await peer.rest(40s); // longer than a body is waited for
    co_await peer.send("later");
    co_await peer.readToTheEnd();
}

/// What the client of a scenario that comes to its end got.
std::vector<HttpReading> responsesIn(const Scenario &scenario)
{
    const ScenarioOutcome outcome = runThroughGateway(scenario, {});
    EXPECT_EQ(outcome.hanging, "");
    return readMessages(outcome.clientGot, MessageKind::Response, outcome.clientSawEnd);
}

} // namespace

TEST(ConnectionReuse, aSandboxThatHasHalfAnUploadGetsNoRequestBehindIt)
{
    const ScenarioOutcome outcome = runThroughGateway({"early answer", clientThatGoesOn, sandboxThatAnswersEarly}, {});
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_TRUE(outcome.isClean) << "something is left";
    const auto requests = readMessages(outcome.sandboxGot, MessageKind::Request, outcome.sandboxSawEnd);
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_FALSE(requests.front().isWhole);
    EXPECT_EQ(outcome.sandboxGot.find("GET "), std::string::npos) << "the next request is part of the body";
    const auto responses = readMessages(outcome.clientGot, MessageKind::Response, outcome.clientSawEnd);
    ASSERT_EQ(responses.size(), 2U) << "all that the client sent was taken, so it may go on";
    EXPECT_EQ(responses.front().status(), "200");
}

TEST(ConnectionReuse, aClientThatHasHalfAnAnswerGetsNoOtherBehindIt)
{
    const ScenarioOutcome outcome = runThroughGateway({"late reader", clientThatReadsLate, nobody}, {});
    const auto responses = readMessages(outcome.clientGot, MessageKind::Response, outcome.clientSawEnd);
    ASSERT_GT(responses.size(), 10U);
    for (const HttpReading &response : responses) {
        const bool isCutLast = &response == &responses.back() && !response.isWhole;
        EXPECT_TRUE(isCutLast || response.status() == "401") << response.head;
        EXPECT_EQ(response.body.find("HTTP/1.1"), std::string::npos) << response.body;
    }
    EXPECT_FALSE(outcome.clientSawEnd) << "what is cut looks like an end that was meant";
}

TEST(ConnectionReuse, aClientThatGoesDuringARefusalDoesNotHarmTheNext)
{
    Scenario scenario{"refusal", clientThatGoes, apiServerThatRefusesOnce, clientThatStays};
    scenario.mode = UpstreamMode::ApiServer;
    const ScenarioOutcome outcome = runThroughGateway(scenario, {});
    // Its request is not sent on a connection that nobody can wait for, and a new one is refused in these scenarios.
    const auto responses = readMessages(outcome.laterClientGot, MessageKind::Response, true);
    ASSERT_EQ(responses.size(), 1U) << "the next client got no answer";
    EXPECT_EQ(responses.front().status(), "503");
}

TEST(ConnectionReuse, aClientThatClosesItsSideHasItsAnswerAndLeavesTheConnection)
{
    Scenario scenario{"half-close", clientThatClosesItsSide, apiServerThatRefusesOnce, clientThatStays};
    scenario.mode = UpstreamMode::ApiServer;
    const ScenarioOutcome outcome = runThroughGateway(scenario, {});
    EXPECT_TRUE(outcome.clientGot.starts_with("HTTP/1.1 404 ")) << outcome.clientGot;
    EXPECT_TRUE(outcome.clientSawEnd);
    const auto responses = readMessages(outcome.laterClientGot, MessageKind::Response, true);
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().status(), "200");
}

TEST(ConnectionReuse, whoIsAnsweredNeedNotSendItsBody)
{
    const auto responses = responsesIn({"expectation", clientThatExpects, sandboxThatWantsNoBody});
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().body, "firstlater");
}

TEST(ConnectionReuse, whoHoldsItsBodyBackIsNotTheOneWhoHangs)
{
    Scenario scenario{"hanging", clientThatExpects, sandboxThatHangs};
    scenario.timeouts.request = 60s;
    const auto responses = responsesIn(scenario);
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_EQ(responses.front().status(), "504");
}

TEST(ConnectionReuse, whoIsToldLateToGoOnHasItsTimeToDoSo)
{
    const auto responses = responsesIn({"late", clientThatGoesOnLate, sandboxThatContinuesLate});
    ASSERT_EQ(responses.size(), 2U);
    EXPECT_EQ(responses.back().status(), "200");
}

TEST(ConnectionReuse, whoWasToldToGoOnAndDoesNotIsTheOneWhoHangs)
{
    const auto responses = responsesIn({"told", clientThatExpects, sandboxThatContinuesLate});
    ASSERT_EQ(responses.size(), 2U);
    EXPECT_EQ(responses.back().status(), "408");
}

TEST(ConnectionReuse, aClientThatHasHalfAnInterimAnswerGetsNoOtherBehindIt)
{
    const ScenarioOutcome outcome = runThroughGateway({"hints", clientThatReadsHintsLate, sandboxThatHints}, {});
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_EQ(outcome.clientGot.find("HTTP/1.1", 1), std::string::npos) << outcome.clientGot.substr(16'000);
    EXPECT_FALSE(outcome.clientSawEnd);
}
