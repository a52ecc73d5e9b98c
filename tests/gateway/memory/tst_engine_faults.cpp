// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/http_reading.h"
#include "tests/gateway/memory/scenarios.h"

#include "core/base/websocket_frame.h"

#include <gtest/gtest.h>

#include <array>

using namespace liteboxd;
using namespace liteboxd::engine;
using Fault = io::NetworkPlan::Fault;

namespace {

constexpr std::array<Fault, 3> faults{Fault::Reset, Fault::End, Fault::Stall};

std::string described(const io::NetworkPlan &plan)
{
    return "fault " + std::to_string(static_cast<int>(plan.fault)) + " at operation " + std::to_string(plan.faultAt) +
           ", at most " + std::to_string(plan.mostAtOnce) + " bytes, laziness " + std::to_string(plan.laziness) +
           ", seed " + std::to_string(plan.seed);
}

bool isRefusal(const std::string &status)
{
    return status == "400" || status == "408" || status == "502" || status == "503" || status == "504";
}

/// What holds whatever happens: nobody hangs, nothing is left, and what looks whole is what was sent.
void checkHttp(const HttpScenario &scenario, const ScenarioOutcome &outcome)
{
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_TRUE(outcome.isClean) << "something is left";
    const auto requests = readMessages(outcome.sandboxGot, MessageKind::Request, outcome.sandboxSawEnd);
    std::size_t whole = 0;
    for (const HttpReading &request : requests) {
        EXPECT_EQ(request.head.find("X-Access-Token"), std::string::npos);
        if (!request.isWhole)
            continue;
        ASSERT_LT(whole, scenario.requestBodies.size());
        EXPECT_EQ(request.body, scenario.requestBodies[whole++]);
    }
    const auto responses = readMessages(outcome.clientGot, MessageKind::Response, outcome.clientSawEnd);
    std::size_t answered = 0;
    for (const HttpReading &response : responses) {
        if (!response.isWhole) {
            // The sandbox broke off: only a reset tells every client.
            EXPECT_FALSE(outcome.sandboxFailed && outcome.clientSawEnd) << response.head;
            EXPECT_TRUE(outcome.hasFailed) << response.head;
        } else if (response.status() == "200") {
            ASSERT_LT(answered, scenario.responseBodies.size());
            const std::string &sent = scenario.responseBodies[answered++];
            if (scenario.mayCutResponse && outcome.hasFailed)
                EXPECT_TRUE(sent.starts_with(response.body));
            else
                EXPECT_EQ(response.body, sent);
        } else if (isRefusal(response.status())) {
            EXPECT_TRUE(outcome.hasFailed) << response.head << response.body;
        }
    }
    if (outcome.hasFailed)
        return;
    EXPECT_EQ(answered, scenario.responseBodies.size());
    EXPECT_TRUE(whole == scenario.requestBodies.size() || scenario.mayCutRequest);
}

/// Frames that arrived are a beginning of what was sent; behind it at most what the gateway says itself; and it ends in
/// the middle of a frame only by a reset.
void checkFrames(std::string_view got, std::string_view sent, bool sawEnd)
{
    std::size_t same = 0;
    while (same < got.size() && same < sent.size() && got[same] == sent[same])
        ++same;
    bool isCut = false;
    for (std::size_t at = 0, sentAt = 0; at < got.size();) {
        const auto header = base::decodeFrameHeader(got.substr(at));
        ASSERT_TRUE(header) << "no frame at " << at;
        isCut = !*header || got.size() - at - (*header)->size < (*header)->payloadLength;
        if (isCut)
            break;
        const std::size_t size = (*header)->size + (*header)->payloadLength;
        if (got.substr(at, size) == sent.substr(sentAt, size)) {
            sentAt += size;
        } else {
            std::string payload(got.substr(at + (*header)->size, (*header)->payloadLength));
            if ((*header)->maskingKey)
                base::applyMask(payload, *(*header)->maskingKey);
            const bool isOwnPing = (*header)->opcode == base::Opcode::Ping && payload.size() == 8;
            const bool isOwnClose = (*header)->opcode == base::Opcode::Close &&
                                    (payload == base::closePayload(base::CloseCode::GoingAway) ||
                                     payload == base::closePayload(base::CloseCode::InternalError));
            EXPECT_TRUE(isOwnPing || isOwnClose) << "a frame that nobody sent, at " << at;
        }
        at += size;
    }
    EXPECT_FALSE(isCut && sawEnd) << "half a frame looks like an end that was meant";
}

void checkWebSocket(const ScenarioOutcome &outcome)
{
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_TRUE(outcome.isClean) << "something is left";
    const auto behindHead = [](std::string_view bytes) {
        const auto end = bytes.find("\r\n\r\n");
        return end == std::string_view::npos ? std::string_view() : bytes.substr(end + 4);
    };
    const std::string_view forSandbox = behindHead(outcome.sandboxGot);
    const bool isOpen = outcome.clientGot.starts_with("HTTP/1.1 101 ");
    const std::string_view forClient = isOpen ? behindHead(outcome.clientGot) : std::string_view();
    // Whose own connection failed has lost what was on it.
    checkFrames(forSandbox, framesOfClient(), outcome.sandboxSawEnd && !outcome.sandboxFailed);
    checkFrames(forClient, framesOfSandbox(), outcome.clientSawEnd && (outcome.sandboxFailed || !outcome.hasFailed));
    if (outcome.hasFailed)
        return;
    EXPECT_EQ(forSandbox, framesOfClient());
    EXPECT_EQ(forClient, framesOfSandbox());
    EXPECT_TRUE(outcome.clientSawEnd);
    EXPECT_TRUE(outcome.sandboxSawEnd);
}

/// Every operation of a run fails once, in every way.
template<class Check>
void failEachOperation(const Scenario &scenario, io::NetworkPlan plan, Check check)
{
    for (const Fault fault : faults) {
        plan.fault = fault;
        bool hasFailed = true;
        for (plan.faultAt = 0; hasFailed && !testing::Test::HasFailure(); ++plan.faultAt) {
            SCOPED_TRACE(described(plan));
            const ScenarioOutcome outcome = runThroughGateway(scenario, plan);
            check(outcome);
            hasFailed = outcome.hasFailed;
        }
        EXPECT_GT(plan.faultAt, 5U) << "hardly anything was tried";
    }
}

std::vector<io::NetworkPlan> soundPlans()
{
    std::vector<io::NetworkPlan> plans;
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    for (const std::size_t most : {all, std::size_t{1000}, std::size_t{97}}) {
        for (const unsigned laziness : {0U, 50U, 90U}) {
            for (std::uint32_t seed = 1; seed <= (laziness == 0 ? 1U : 4U); ++seed)
                plans.push_back({Fault::None, 0, most, laziness, seed});
        }
    }
    plans.push_back({Fault::None, 0, 1, 0, 1});
    plans.push_back({Fault::None, 0, 1, 30, 2});
    return plans;
}

std::vector<io::NetworkPlan> brokenPlans()
{
    return {{Fault::None, 0, std::numeric_limits<std::size_t>::max(), 0, 1},
            {Fault::None, 0, 1500, 0, 1},
            {Fault::None, 0, 4000, 50, 1},
            {Fault::None, 0, 4000, 80, 2}};
}

class HttpFaults : public testing::TestWithParam<HttpScenario>
{};

} // namespace

void PrintTo(const HttpScenario &scenario, std::ostream *out)
{
    *out << scenario.parts.name;
}

TEST_P(HttpFaults, shortAndLateOperationsChangeNothing)
{
    for (const io::NetworkPlan &plan : soundPlans()) {
        SCOPED_TRACE(described(plan));
        checkHttp(GetParam(), runThroughGateway(GetParam().parts, plan));
        if (HasFailure())
            break;
    }
}

TEST_P(HttpFaults, noFailedOperationHangsLeaksOrLies)
{
    for (const io::NetworkPlan &plan : brokenPlans())
        failEachOperation(GetParam().parts, plan,
                          [](const ScenarioOutcome &outcome) { checkHttp(GetParam(), outcome); });
}

INSTANTIATE_TEST_SUITE_P(Scenarios, HttpFaults, testing::ValuesIn(httpScenarios()),
                         [](const auto &row) { return std::string(row.param.parts.name); });

TEST(WebSocketFaults, shortAndLateOperationsChangeNothing)
{
    for (const io::NetworkPlan &plan : soundPlans()) {
        SCOPED_TRACE(described(plan));
        checkWebSocket(runThroughGateway(webSocketScenario(), plan));
        if (HasFailure())
            break;
    }
}

TEST(WebSocketFaults, noFailedOperationHangsLeaksOrLies)
{
    for (const io::NetworkPlan &plan : brokenPlans())
        failEachOperation(webSocketScenario(), plan, checkWebSocket);
}
