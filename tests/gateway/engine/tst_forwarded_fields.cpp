// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

struct ForwardedRow
{
    const char *name;
    bool isTrusted;
    const char *fields;         ///< of the client
    const char *expected;       ///< what must reach the sandbox
    const char *never = "\n\n"; ///< what must not
};

void PrintTo(const ForwardedRow &row, std::ostream *out)
{
    *out << row.name;
}

class ForwardedFieldsTest : public GatewayFixture, public testing::WithParamInterface<ForwardedRow>
{};

} // namespace

TEST_P(ForwardedFieldsTest, countOnlyFromATrustedProxy)
{
    const ForwardedRow &row = GetParam();
    if (row.isTrusted) {
        ASSERT_TRUE(m_serverSettings.trustedProxies.add("127.0.0.0/8"));
    }
    std::promise<std::string> got;
    start([&got](BlockingClient &peer) {
        got.set_value(peer.readUntil("\r\n\r\n"));
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
    });
    BlockingClient client = connect();
    client.send(head("GET", "/a") + row.fields + "\r\n");
    ASSERT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 204 "));
    const std::string request = got.get_future().get();
    EXPECT_NE(request.find(std::string("\r\n") + row.expected + "\r\n"), std::string::npos) << request;
    EXPECT_EQ(request.find(row.never), std::string::npos) << request;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ForwardedFieldsTest,
    testing::Values(
        ForwardedRow{"forOfAClient", false, "X-Forwarded-For: 192.0.2.1\r\n", "X-Forwarded-For: 127.0.0.1",
                     "192.0.2.1"},
        ForwardedRow{"forOfAProxy", true, "X-Forwarded-For: 192.0.2.1\r\n", "X-Forwarded-For: 192.0.2.1, 127.0.0.1"},
        ForwardedRow{"forInTwoLines", true, "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2\r\n",
                     "X-Forwarded-For: 192.0.2.1, 192.0.2.2, 127.0.0.1"},
        ForwardedRow{"forOfASilentProxy", true, "", "X-Forwarded-For: 127.0.0.1"},
        ForwardedRow{"forThatIsEmpty", true, "X-Forwarded-For:\r\n", "X-Forwarded-For: 127.0.0.1"},
        ForwardedRow{"protoOfAClient", false, "X-Forwarded-Proto: https\r\n", "X-Forwarded-Proto: http", "https"},
        ForwardedRow{"protoOfAProxy", true, "X-Forwarded-Proto: https\r\n", "X-Forwarded-Proto: https"},
        ForwardedRow{"protoOfASilentProxy", true, "", "X-Forwarded-Proto: http"},
        ForwardedRow{"hostOfAClient", false, "X-Forwarded-Host: evil.example\r\n", "X-Forwarded-Host: gw.example",
                     "evil"},
        ForwardedRow{"hostOfAProxy", true, "X-Forwarded-Host: app.example\r\n", "X-Forwarded-Host: app.example"},
        ForwardedRow{"hostOfASilentProxy", true, "", "X-Forwarded-Host: gw.example"},
        ForwardedRow{"prefixOfAClient", false, "X-Forwarded-Prefix: /evil\r\n", "Host: gw.example", "/evil"},
        ForwardedRow{"forwardedOfAProxy", true, "Forwarded: for=192.0.2.1\r\n", "X-Forwarded-For: 127.0.0.1",
                     "Forwarded: for"}),
    [](const auto &row) { return row.param.name; });

TEST_F(ForwardedFieldsTest, thePrefixOfAProxyComesFirst)
{
    ASSERT_TRUE(m_serverSettings.trustedProxies.add("127.0.0.1"));
    std::promise<std::string> got;
    start([&got](BlockingClient &peer) {
        got.set_value(peer.readUntil("\r\n\r\n"));
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
    });
    BlockingClient client = connect();
    client.send(head("GET", "/a") + "X-Forwarded-Prefix: /before\r\n\r\n");
    client.readUntil("\r\n\r\n");
    EXPECT_NE(got.get_future().get().find("\r\nX-Forwarded-Prefix: /before/api/v1/sandbox/good/port/"),
              std::string::npos);
}
