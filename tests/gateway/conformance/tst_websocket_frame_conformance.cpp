// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

#include "core/base/websocket_frame.h"

#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;
using namespace std::string_literals;
using base::CloseCode;
using base::Opcode;

namespace {

const base::MaskingKey key{0x11, 0x22, 0x33, 0x44};

enum class Sender { Client, Sandbox };

/// A frame of that side: first byte (FIN, RSV and opcode as they stand there) and payload.
std::string frame(Sender sender, std::uint8_t first, std::string payload)
{
    base::FrameHeader header;
    header.payloadLength = payload.size();
    if (sender == Sender::Client) {
        header.maskingKey = key;
        base::applyMask(payload, key);
    }
    std::string bytes = base::encodeFrameHeader(header);
    bytes[0] = static_cast<char>(first);
    return bytes + payload;
}

/// A frame header with a length written by hand, a key where the sender is a client, and some payload.
std::string crafted(Sender sender, std::uint8_t first, std::uint8_t second, const std::string &length)
{
    const bool masks = sender == Sender::Client;
    return std::string{static_cast<char>(first), static_cast<char>(second | (masks ? 0x80U : 0U))} + length +
           (masks ? "\x11\x22\x33\x44"s : ""s) + "xxxxx";
}

/// Frames that pass, or do not, from either side.
struct FrameRow
{
    std::string name;
    const char *rule;
    std::string (*bytes)(Sender sender);
};

void PrintTo(const FrameRow &row, std::ostream *out)
{
    *out << row.rule;
}

using Parameters = std::tuple<Sender, FrameRow>;

class FrameConformance : public GatewayFixture, public testing::WithParamInterface<Parameters>
{
protected:
    /// The sandbox takes the handshake, with these fields more in its answer, and goes on with `script`.
    void startWebSocket(ScriptedUpstream::Script script, const std::string &fields = {})
    {
        Timeouts timeouts = shortTimeouts();
        timeouts.request = std::chrono::seconds(30); // no Pings of the gateway's own between these frames
        start(
            [script = std::move(script), fields](BlockingClient &peer) {
                peer.readUntil("\r\n\r\n");
                peer.send(switchingProtocols + fields + "\r\n");
                script(peer);
            },
            timeouts);
    }

    BlockingClient open(const std::string &fields = {})
    {
        BlockingClient client = connect();
        client.send(handshake() + fields + "\r\n");
        EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
        return client;
    }

    /// What came through on the other side of these bytes, and what the sender heard.
    std::pair<std::string, std::string> relay(Sender sender, const std::string &bytes, std::size_t expected,
                                              const std::string &fields = {})
    {
        std::promise<std::string> sandboxGot;
        startWebSocket(
            [&](BlockingClient &peer) {
                if (sender == Sender::Sandbox)
                    peer.send(bytes);
                sandboxGot.set_value(sender == Sender::Client && expected > 0 ? peer.readExactly(expected)
                                                                              : peer.readAll());
            },
            fields);
        std::string clientGot;
        {
            BlockingClient client = open(fields);
            if (sender == Sender::Client)
                client.send(bytes);
            clientGot = sender == Sender::Sandbox && expected > 0 ? client.readExactly(expected)
                        : expected > 0                            ? std::string()
                                                                  : client.readAll();
            if (sender == Sender::Client && expected > 0)
                return {sandboxGot.get_future().get(), {}};
        }
        const std::string fromSandbox = sandboxGot.get_future().get();
        return sender == Sender::Client ? std::pair(fromSandbox, clientGot) : std::pair(clientGot, fromSandbox);
    }
};

class FramesThatPass : public FrameConformance
{};

class FramesThatDoNot : public FrameConformance
{};

const auto nameOf = [](const testing::TestParamInfo<Parameters> &row) {
    return (std::get<0>(row.param) == Sender::Client ? "clients" : "sandboxes") + ("_" + std::get<1>(row.param).name);
};

const auto bothSides = testing::Values(Sender::Client, Sender::Sandbox);

} // namespace

TEST_P(FramesThatPass, passUnaltered)
{
    const auto &[sender, row] = GetParam();
    const std::string bytes = row.bytes(sender);
    EXPECT_EQ(relay(sender, bytes, bytes.size()).first, bytes) << row.rule;
}

TEST_P(FramesThatDoNot, endTheConnectionAndReachNobody)
{
    const auto &[sender, row] = GetParam();
    const auto [through, answer] = relay(sender, row.bytes(sender), 0);
    // The offender hears 1002; the other side that its peer is gone, or failed.
    const auto closeFrom = [](std::string bytes, bool isMasked) {
        const auto header = base::decodeFrameHeader(bytes);
        if (!header || !*header || (*header)->opcode != Opcode::Close || (*header)->maskingKey.has_value() != isMasked)
            return "no Close: "s + bytes;
        std::string payload = bytes.substr((*header)->size);
        if (isMasked)
            base::applyMask(payload, *(*header)->maskingKey);
        return payload;
    };
    const bool fromClient = sender == Sender::Client;
    EXPECT_EQ(closeFrom(answer, !fromClient), base::closePayload(CloseCode::ProtocolError)) << row.rule;
    EXPECT_EQ(closeFrom(through, fromClient),
              base::closePayload(fromClient ? CloseCode::GoingAway : CloseCode::InternalError))
        << row.rule;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FramesThatPass,
    testing::Combine(
        bothSides,
        testing::Values(
            FrameRow{"text", "RFC 6455, 5.6", [](Sender s) { return frame(s, 0x81, "hello"); }},
            FrameRow{"binary", "RFC 6455, 5.6", [](Sender s) { return frame(s, 0x82, "\0\1\2"s); }},
            FrameRow{"empty", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x81, ""); }},
            FrameRow{"length125", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x82, std::string(125, 'x')); }},
            FrameRow{"length126", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x82, std::string(126, 'x')); }},
            FrameRow{"length65535", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x82, std::string(65535, 'x')); }},
            FrameRow{"length65536", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x82, std::string(65536, 'x')); }},
            FrameRow{"large", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x82, std::string(5'000'000, 'x')); }},
            FrameRow{"fragments", "RFC 6455, 5.4",
                     [](Sender s) { return frame(s, 0x01, "a") + frame(s, 0x00, "b") + frame(s, 0x80, "c"); }},
            FrameRow{"emptyFragments", "RFC 6455, 5.4",
                     [](Sender s) { return frame(s, 0x01, "") + frame(s, 0x00, "") + frame(s, 0x80, ""); }},
            FrameRow{"largeFragments", "RFC 6455, 5.4",
                     [](Sender s) {
                         return frame(s, 0x02, std::string(300'000, 'a')) + frame(s, 0x00, std::string(200'000, 'b')) +
                                frame(s, 0x80, std::string(100'000, 'c'));
                     }},
            FrameRow{"splitCharacter", "RFC 6455, 8.1",
                     [](Sender s) { return frame(s, 0x01, "\xc3") + frame(s, 0x80, "\xa4"); }},
            FrameRow{"controlsBetweenFragments", "RFC 6455, 5.4",
                     [](Sender s) {
                         return frame(s, 0x01, "a") + frame(s, 0x89, "ping") + frame(s, 0x8a, "pong") + frame(s, 0x80, "b");
                     }},
            FrameRow{"ping", "RFC 6455, 5.5.2", [](Sender s) { return frame(s, 0x89, "are you there"); }},
            FrameRow{"emptyPing", "RFC 6455, 5.5.2", [](Sender s) { return frame(s, 0x89, ""); }},
            FrameRow{"longestPing", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x89, std::string(125, 'p')); }},
            FrameRow{"unaskedPong", "RFC 6455, 5.5.3", [](Sender s) { return frame(s, 0x8a, "here I am"); }},
            FrameRow{"manyPings", "RFC 6455, 5.5.2",
                     [](Sender s) {
                         std::string all;
                         for (int i = 0; i < 1000; ++i)
                             all += frame(s, 0x89, std::to_string(i));
                         return all;
                     }},
            FrameRow{"manySmall", "RFC 6455, 5.2",
                     [](Sender s) {
                         std::string all;
                         for (int i = 0; i < 20'000; ++i)
                             all += frame(s, 0x81, std::to_string(i));
                         return all;
                     }},
            FrameRow{"close", "RFC 6455, 5.5.1", [](Sender s) { return frame(s, 0x88, "\x03\xe8"); }},
            FrameRow{"closeWithReason", "RFC 6455, 7.1.6", [](Sender s) { return frame(s, 0x88, "\x0f\xa1" "bye"); }},
            FrameRow{"closeWithLongestReason", "RFC 6455, 5.5",
                     [](Sender s) { return frame(s, 0x88, "\x0f\xa1" + std::string(123, 'r')); }},
            FrameRow{"closeWithoutCode", "RFC 6455, 7.1.5", [](Sender s) { return frame(s, 0x88, ""); }},
            FrameRow{"closeBehindData", "RFC 6455, 7.1.1",
                     [](Sender s) { return frame(s, 0x81, "last words") + frame(s, 0x88, "\x03\xe8"); }})),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Rows, FramesThatDoNot,
    testing::Combine(
        bothSides,
        testing::Values(
            FrameRow{"masking", "RFC 6455, 5.1",
                     [](Sender s) { return frame(s == Sender::Client ? Sender::Sandbox : Sender::Client, 0x81, "x"); }},
            FrameRow{"maskingOfPing", "RFC 6455, 5.1",
                     [](Sender s) { return frame(s == Sender::Client ? Sender::Sandbox : Sender::Client, 0x89, "x"); }},
            FrameRow{"reserved1", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0xc1, "x"); }},
            FrameRow{"reserved2", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0xa1, "x"); }},
            FrameRow{"reserved3", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x91, "x"); }},
            FrameRow{"reservedOfPing", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0xc9, "x"); }},
            FrameRow{"opcode3", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x83, "x"); }},
            FrameRow{"opcode7", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x87, "x"); }},
            FrameRow{"opcode11", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x8b, "x"); }},
            FrameRow{"opcode15", "RFC 6455, 5.2", [](Sender s) { return frame(s, 0x8f, "x"); }},
            FrameRow{"long16", "RFC 6455, 5.2", [](Sender s) { return crafted(s, 0x82, 126, "\0\x05"s); }},
            FrameRow{"long64", "RFC 6455, 5.2", [](Sender s) { return crafted(s, 0x82, 127, "\0\0\0\0\0\0\0\x05"s); }},
            FrameRow{"long64ForSixteenBits", "RFC 6455, 5.2",
                     [](Sender s) { return crafted(s, 0x82, 127, "\0\0\0\0\0\0\xff\xff"s); }},
            FrameRow{"topBit", "RFC 6455, 5.2",
                     [](Sender s) { return crafted(s, 0x82, 127, "\x80\0\0\0\0\0\0\x05"s); }},
            FrameRow{"allBits", "RFC 6455, 5.2",
                     [](Sender s) { return crafted(s, 0x82, 127, "\xff\xff\xff\xff\xff\xff\xff\xff"); }},
            FrameRow{"fragmentedPing", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x09, "x"); }},
            FrameRow{"fragmentedClose", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x08, "\x03\xe8"); }},
            FrameRow{"longPing", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x89, std::string(126, 'x')); }},
            FrameRow{"longPong", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x8a, std::string(70'000, 'x')); }},
            FrameRow{"longClose", "RFC 6455, 5.5", [](Sender s) { return frame(s, 0x88, std::string(126, 'x')); }},
            FrameRow{"continuesNothing", "RFC 6455, 5.4", [](Sender s) { return frame(s, 0x80, "x"); }},
            FrameRow{"garbage", "RFC 6455, 5.2", [](Sender) { return "GET / HTTP/1.1\r\n\r\n"s; }})),
    nameOf);

class SecondFrames : public FrameConformance
{};

TEST_F(SecondFrames, aMessageInsideAMessageEndsTheConnection) // RFC 6455, 5.4
{
    const std::string first = frame(Sender::Client, 0x01, "a");
    const auto [through, answer] = relay(Sender::Client, first + frame(Sender::Client, 0x81, "b"), 0);
    EXPECT_TRUE(through.starts_with(first));
    EXPECT_EQ(answer.substr(0, 4), "\x88\x02\x03\xea");
}

TEST_F(SecondFrames, nothingPassesBehindAClose) // RFC 6455, 5.5.1
{
    const std::string close = frame(Sender::Client, 0x88, "\x03\xe8");
    EXPECT_EQ(relay(Sender::Client, close + frame(Sender::Client, 0x81, "more"), 0).first, close);
}

TEST_F(SecondFrames, aReservedBitThatWasNegotiatedPasses) // RFC 7692, 6
{
    const std::string compressed = frame(Sender::Client, 0xc1, "x");
    EXPECT_EQ(
        relay(Sender::Client, compressed, compressed.size(), "Sec-WebSocket-Extensions: permessage-deflate\r\n").first,
        compressed);
}
