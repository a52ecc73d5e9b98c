// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/conformance_fixture.h"

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

/// A handshake of a client: whether the sandbox sees one ("upgrade"), a plain request ("plain"), or nothing.
struct ClientRow
{
    std::string name;
    const char *rule;
    std::string bytes;
    std::string status;
    std::string seen;
};

/// A sandbox's answer to a sound handshake that offers protocols "chat, superchat" and permessage-deflate.
struct AnswerRow
{
    std::string name;
    const char *rule;
    std::string answer;
    std::string status;
};

template<class Row>
requires requires(Row row)
{
    row.rule;
}
void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.rule;
}

const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const std::string version = "Sec-WebSocket-Version: 13\r\n";
const std::string upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

std::string get(const std::string &lines)
{
    return "GET {target}/ws HTTP/1.1\r\n{fields}" + lines + "\r\n";
}

ClientRow upgrades(const char *name, const char *rule, const std::string &lines)
{
    return {name, rule, get(lines), "101", "upgrade"};
}

ClientRow staysPlain(const char *name, const char *rule, const std::string &bytes)
{
    return {name, rule, bytes, "200", "plain"};
}

ClientRow refused(const char *name, const char *rule, const std::string &bytes, const char *status = "400")
{
    return {name, rule, bytes, status, ""};
}

const std::string switching = "HTTP/1.1 101 Switching Protocols\r\n";
const std::string accepted = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

AnswerRow switches(const char *name, const char *rule, const std::string &lines)
{
    return {name, rule, switching + lines + "\r\n", "101"};
}

AnswerRow mismatch(const char *name, const char *rule, const std::string &lines)
{
    return {name, rule, switching + lines + "\r\n", "502"};
}

class HandshakeConformance : public ConformanceFixture
{
protected:
    std::string status(BlockingClient &client) { return client.readUntil("\r\n\r\n").substr(9, 3); }
};

class ClientHandshake : public HandshakeConformance, public testing::WithParamInterface<ClientRow>
{};

class SandboxAnswer : public HandshakeConformance, public testing::WithParamInterface<AnswerRow>
{};

const auto nameOf = [](const auto &row) { return row.param.name; };
constexpr const char *request = "RFC 6455, 4.2.1";
constexpr const char *response = "RFC 6455, 4.1";

} // namespace

TEST_P(ClientHandshake, isAsWritten)
{
    std::mutex mutex;
    std::string seen;
    start([&](BlockingClient &peer) {
        const std::string head = peer.readUntil("\r\n\r\n");
        const bool isUpgrade = !fieldOf(head, "Upgrade").empty();
        {
            const std::lock_guard lock(mutex);
            seen = isUpgrade ? "upgrade" : "plain";
        }
        peer.send(isUpgrade ? switchingProtocols + "\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    BlockingClient client = connect();
    client.send(filled(GetParam().bytes));
    EXPECT_EQ(status(client), GetParam().status) << GetParam().rule;
    m_server.reset();
    m_upstream.reset();
    EXPECT_EQ(seen, GetParam().seen) << GetParam().rule;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ClientHandshake,
    testing::Values(
        upgrades("ordinary", request, upgrade + version + key),
        upgrades("inAnyCase", request, "connection: uPGRADE\r\nupgrade: WebSocket\r\n" + version + key),
        upgrades("connectionList", request,
                 "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n" + version + key),
        upgrades("connectionLines", request,
                 "Connection: keep-alive\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" + version + key),
        upgrades("offers", request,
                 upgrade + version + key + "Sec-WebSocket-Protocol: a, b\r\nSec-WebSocket-Extensions: x; y=1\r\n"),
        upgrades("origin", "RFC 6455, 10.2", upgrade + version + key + "Origin: https://elsewhere.example\r\n"),
        upgrades("emptyBody", request, upgrade + version + key + "Content-Length: 0\r\n"),
        upgrades("otherVersion", "RFC 6455, 4.4: the sandbox answers", upgrade + "Sec-WebSocket-Version: 8\r\n" + key),
        staysPlain("noConnection", "RFC 9110, 7.8", get("Upgrade: websocket\r\n" + version + key)),
        staysPlain("noUpgrade", "RFC 9110, 7.8", get("Connection: Upgrade\r\n" + version + key)),
        staysPlain("otherProtocol", "RFC 9110, 7.8", get("Connection: Upgrade\r\nUpgrade: h2c\r\n")),
        staysPlain("oldVersion", "RFC 9110, 7.8",
                   "GET {target}/ws HTTP/1.0\r\n{fields}" + upgrade + version + key + "\r\n"),
        staysPlain("post", "RFC 6455, 4.1", "POST {target}/ws HTTP/1.1\r\n{fields}" + upgrade + version + key + "\r\n"),
        refused("body", request, get(upgrade + version + key + "Content-Length: 3\r\n") + "abc"),
        refused("chunks", request, get(upgrade + version + key + "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"),
        refused("noKey", request, get(upgrade + version)),
        refused("emptyKey", request, get(upgrade + version + "Sec-WebSocket-Key:\r\n")),
        refused("shortKey", request, get(upgrade + version + "Sec-WebSocket-Key: c2hvcnQ=\r\n")),
        refused("longKey", request, get(upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSBpcyBsb25n\r\n")),
        refused("keyNotInBase64", request, get(upgrade + version + "Sec-WebSocket-Key: !!!!IHNhbXBsZSBub25jZQ==\r\n")),
        refused("twoKeys", request, get(upgrade + version + key + key)),
        refused("noToken", "only after the token check",
                "GET {target}/ws HTTP/1.1\r\nHost: x\r\n" + upgrade + version + key + "\r\n", "401"),
        refused("wrongToken", "only after the token check",
                "GET {target}/ws HTTP/1.1\r\nHost: x\r\nX-Access-Token: x\r\n" + upgrade + version + key + "\r\n",
                "401"),
        refused("tokenInProtocol", "only after the token check",
                "GET {target}/ws HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Protocol: {token}\r\n" + upgrade + version + key +
                    "\r\n",
                "401")),
    nameOf);

TEST_P(SandboxAnswer, isAsWritten)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(GetParam().answer);
        peer.shutdownSend();
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send(filled(get(upgrade + version + key +
                           "Sec-WebSocket-Protocol: chat, superchat\r\n"
                           "Sec-WebSocket-Extensions: permessage-deflate\r\n")));
    EXPECT_EQ(status(client), GetParam().status) << GetParam().rule;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SandboxAnswer,
    testing::Values(
        switches("ordinary", response, upgrade + accepted),
        switches("inAnyCase", response, "connection: upgrade\r\nupgrade: WebSocket\r\n" + accepted),
        switches("connectionList", response, "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n" + accepted),
        switches("offeredProtocol", response, upgrade + accepted + "Sec-WebSocket-Protocol: superchat\r\n"),
        switches("offeredExtension", response,
                 upgrade + accepted + "Sec-WebSocket-Extensions: permessage-deflate; a=1\r\n"),
        mismatch("noUpgrade", response, "Connection: Upgrade\r\n" + accepted),
        mismatch("otherUpgrade", response, "Connection: Upgrade\r\nUpgrade: h2c\r\n" + accepted),
        mismatch("noConnection", response, "Upgrade: websocket\r\n" + accepted),
        mismatch("otherConnection", response, "Connection: keep-alive\r\nUpgrade: websocket\r\n" + accepted),
        mismatch("noAccept", response, upgrade),
        mismatch("emptyAccept", response, upgrade + "Sec-WebSocket-Accept:\r\n"),
        mismatch("wrongAccept", response, upgrade + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n"),
        mismatch("acceptInOtherCase", response, upgrade + "Sec-WebSocket-Accept: S3PPLMBITXAQ9KYGZZHZRBK+XOO=\r\n"),
        mismatch("twoAccepts", response, upgrade + accepted + accepted),
        mismatch("unaskedProtocol", response, upgrade + accepted + "Sec-WebSocket-Protocol: other\r\n"),
        mismatch("protocolInOtherCase", response, upgrade + accepted + "Sec-WebSocket-Protocol: CHAT\r\n"),
        mismatch("twoProtocols", response,
                 upgrade + accepted + "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: superchat\r\n"),
        mismatch("protocolList", response, upgrade + accepted + "Sec-WebSocket-Protocol: chat, superchat\r\n"),
        mismatch("unaskedExtension", response, upgrade + accepted + "Sec-WebSocket-Extensions: x-other\r\n"),
        AnswerRow{"ok", "any other valid final response passes", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                  "200"},
        AnswerRow{"redirect", "RFC 6455, 4.1", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
                  "302"},
        AnswerRow{"unauthorized", "RFC 6455, 4.1",
                  "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno", "401"},
        AnswerRow{"forbidden", "RFC 6455, 4.2.2", "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", "403"},
        AnswerRow{"malformed", "RFC 9110, 15.6.3", "HELLO\r\n\r\n", "502"},
        AnswerRow{"nothing", "RFC 9110, 15.6.3", "", "502"}),
    nameOf);

TEST_F(HandshakeConformance, aRefusedVersionSaysWhichOnesThereAre) // RFC 6455, 4.4; RFC 9110, 15.5.22
{
    startAnswering("HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\nContent-Length: 4\r\n\r\n13 !");
    const Outcome outcome =
        talk("GET {target}/raw HTTP/1.1\r\n{fields}" + upgrade + "Sec-WebSocket-Version: 8\r\n" + key + "\r\n", "");
    EXPECT_TRUE(outcome.received.starts_with("HTTP/1.1 426 ")) << outcome.received;
    EXPECT_EQ(fieldOf(outcome.received, "Sec-WebSocket-Version"), "13");
    EXPECT_EQ(fieldOf(outcome.received, "Upgrade"), "websocket");
    EXPECT_TRUE(outcome.received.ends_with("\r\n\r\n13 !"));
}
