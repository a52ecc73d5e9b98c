// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/decoy_use.h"

#include "tests/gateway/engine/gateway_fixture.h"

#include <mutex>
#include <string>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

const std::string decoy(64, 'd');
const std::string wrong(64, 'e');

/// A gateway whose sandbox "good" has a decoy.
class DecoysTest : public GatewayFixture
{
protected:
    void start()
    {
        m_gatewaySettings.onDecoyUsed = [this](const DecoyUse &use, const std::string &client) {
            const std::lock_guard lock(m_mutex);
            m_told.push_back(use.sandboxId + " from " + client);
        };
        GatewayFixture::start([](BlockingClient &peer) { peer.readAll(); });
        publishGood([](Route &route) { route.decoy = base::digest(decoy); });
    }

    /// The answer without what is another for each request.
    std::string ask(const std::string &id, const std::string &way, const std::string &token)
    {
        BlockingClient client = connect();
        client.send("GET /api/v1/sandbox/" + id + way + std::to_string(m_upstream->port()) +
                    " HTTP/1.1\r\nHost: gw.example\r\nX-Request-Id: same\r\nX-Access-Token: " + token + "\r\n\r\n");
        std::string answer = client.readResponse();
        const auto date = answer.find("\r\nDate: ");
        return date == std::string::npos ? answer : answer.erase(date, answer.find("\r\n", date + 2) - date);
    }

    std::vector<std::string> told()
    {
        m_grip->settle();
        const std::lock_guard lock(m_mutex);
        return m_told;
    }

    std::mutex m_mutex;
    std::vector<std::string> m_told;
};

} // namespace

TEST_F(DecoysTest, aWrongTokenIsNoAlarm)
{
    start();
    EXPECT_TRUE(ask("good", "/port/", wrong).starts_with("HTTP/1.1 401"));
    EXPECT_TRUE(ask("good", "/port/", otherToken).starts_with("HTTP/1.1 401"));
    EXPECT_EQ(told(), std::vector<std::string>());
}

TEST_F(DecoysTest, itIsAnsweredAsAnyWrongTokenWhateverItIsTriedOn)
{
    const std::vector<std::pair<std::string, std::string>> rows{
        {"good", "/port/"}, {"other", "/port/"}, {"nobody", "/port/"}, {"untokened", "/port/"}, {"good", "/tcp/"},
    };
    for (const auto &[id, way] : rows) {
        m_told.clear();
        start();
        EXPECT_EQ(ask(id, way, decoy), ask(id, way, wrong)) << id << way;
        EXPECT_EQ(told(), std::vector<std::string>{"good from 127.0.0.1"}) << id << way;
        EXPECT_EQ(m_upstream->connections(), 0);
        TearDown();
    }
}

TEST_F(DecoysTest, aFloodIsToldOnce)
{
    start();
    for (int i = 0; i < 20; ++i)
        ask("good", "/port/", decoy);
    EXPECT_LT(told().size(), 20U);
    EXPECT_GE(told().size(), 1U);
}
