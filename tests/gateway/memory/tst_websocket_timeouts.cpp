// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"
#include "tests/gateway/memory/memory_gateway.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace std::chrono_literals;
using base::CloseCode;
using base::encodeFrame;
using base::Opcode;
using io::MemoryPeer;
using io::Task;

/// WebSockets whose sides are slow but alive: a silence of 30 s is asked about at half, and is death at 45 s.

namespace {

constexpr base::MaskingKey key{1, 2, 3, 4};
constexpr std::string_view ownPing = "\x89\x08"; // 8 bytes of payload
const std::string closed = base::closePayload(CloseCode::Normal);

/// Opens a WebSocket; the size of the 101 that answered.
Task<std::size_t> open(MemoryPeer &client)
{
    const std::string request = memoryHandshake();
    co_await client.send(request);
    co_await client.readUntil("\r\n\r\n");
    co_return client.received().find("\r\n\r\n") + 4;
}

Task<std::size_t> accept(MemoryPeer &sandbox)
{
    co_await sandbox.readUntil("\r\n\r\n");
    co_await sandbox.send(memorySwitchingProtocols);
    co_return sandbox.received().find("\r\n\r\n") + 4;
}

std::string framesIn(const std::string &received)
{
    return received.substr(received.find("\r\n\r\n") + 4);
}

/// The opcodes of whole frames, but for Pings.
std::string opcodesIn(std::string_view frames)
{
    std::string opcodes;
    for (;;) {
        const auto header = base::decodeFrameHeader(frames);
        if (!header || !*header || frames.size() < (*header)->size + (*header)->payloadLength)
            return opcodes;
        if ((*header)->opcode != Opcode::Ping)
            opcodes += "0123456789A"[static_cast<std::size_t>((*header)->opcode)];
        frames.remove_prefix((*header)->size + (*header)->payloadLength);
    }
}

Task<void> closeAndRead(MemoryPeer &client)
{
    const std::string close = encodeFrame(Opcode::Close, closed, key);
    co_await client.send(close);
    co_await client.readToTheEnd();
}

Task<void> answerClose(MemoryPeer &sandbox)
{
    const std::string asked = encodeFrame(Opcode::Close, closed, key);
    const std::string close = encodeFrame(Opcode::Close, closed);
    const bool closes = co_await sandbox.readUntil(asked);
    if (closes)
        co_await sandbox.send(close);
    sandbox.shutdownSend();
    co_await sandbox.readToTheEnd();
}

ScenarioOutcome run(Scenario::Part client, Scenario::Part sandbox)
{
    return runThroughGateway({"timeout", client, sandbox}, {});
}

// One message that takes its time, and one who has nothing to say before he has it.

const std::string slowMessage = encodeFrame(Opcode::Binary, std::string(60'000, 'x'), key);

Task<void> clientOfASlowMessage(MemoryPeer &peer)
{
    co_await open(peer);
    for (std::size_t at = 0; at < slowMessage.size(); at += 1000) {
        co_await peer.rest(5s);
        co_await peer.send(std::string_view(slowMessage).substr(at, 1000));
    }
    co_await peer.readUntil("thanks");
    co_await closeAndRead(peer);
}

Task<void> sandboxOfASlowMessage(MemoryPeer &peer)
{
    const std::size_t head = co_await accept(peer);
    const std::string thanks = encodeFrame(Opcode::Text, "thanks");
    const bool whole = co_await peer.readBytes(head + slowMessage.size());
    if (whole)
        co_await peer.send(thanks);
    co_await answerClose(peer);
}

// A client whose buffers are full to the last byte when it is asked.

constexpr std::size_t all = io::MemoryNetwork::window;
const std::string filling = encodeFrame(Opcode::Binary, std::string(all - 4, 'x'));

Task<void> clientThatReadsLate(MemoryPeer &peer)
{
    const std::size_t head = co_await open(peer);
    co_await peer.rest(20s);
    const bool asked = co_await peer.readBytes(head + all + ownPing.size() + 8);
    if (asked) {
        const std::string pong = encodeFrame(Opcode::Pong, peer.received().substr(head + all + ownPing.size(), 8), key);
        co_await peer.send(pong);
        co_await closeAndRead(peer);
    }
}

Task<void> sandboxThatFills(MemoryPeer &peer)
{
    co_await accept(peer);
    co_await peer.rest(10s); // so that it is asked itself only when all is over
    co_await peer.send(filling);
    co_await answerClose(peer);
}

// A client that shows life otherwise, and answers two of our Pings when it gets to them.

Task<void> clientThatAnswersLate(MemoryPeer &peer)
{
    const std::size_t head = co_await open(peer);
    const std::string life = encodeFrame(Opcode::Text, "busy", key);
    co_await peer.readBytes(head + 10);
    co_await peer.send(life);
    co_await peer.readBytes(head + 20);
    const std::string frames = framesIn(peer.received());
    const std::string pongs =
        encodeFrame(Opcode::Pong, frames.substr(2, 8), key) + encodeFrame(Opcode::Pong, frames.substr(12, 8), key);
    co_await peer.send(pongs);
    co_await closeAndRead(peer);
}

Task<void> sandboxThatAnswersPings(MemoryPeer &peer)
{
    const std::size_t head = co_await accept(peer);
    const std::string life = encodeFrame(Opcode::Text, "busy", key);
    co_await peer.readUntil(life, head);
    co_await answerClose(peer);
}

// A client that says Close with much on its way to it, and reads that as fast as it can.

const std::string last =
    encodeFrame(Opcode::Binary, std::string(7 * all - 14, 'x')) + encodeFrame(Opcode::Close, closed);

Task<void> clientThatReadsSlowly(MemoryPeer &peer)
{
    const std::size_t head = co_await open(peer);
    const std::string close = encodeFrame(Opcode::Close, closed, key);
    co_await peer.send(close);
    for (std::size_t count = 4000; count < last.size(); count += 4000) {
        co_await peer.rest(1500ms);
        co_await peer.readBytes(head + count);
    }
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatHasMuchToSay(MemoryPeer &peer)
{
    const std::size_t head = co_await accept(peer);
    co_await peer.readBytes(head + closed.size() + 6);
    co_await peer.send(last);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

} // namespace

TEST(WebSocketTimeouts, whoTakesALongFrameMayBeSilentMeanwhile)
{
    const ScenarioOutcome outcome = run(clientOfASlowMessage, sandboxOfASlowMessage);
    EXPECT_TRUE(framesIn(outcome.sandboxGot) == slowMessage + encodeFrame(Opcode::Close, closed, key));
    EXPECT_TRUE(framesIn(outcome.clientGot).ends_with(encodeFrame(Opcode::Close, closed)));
    EXPECT_EQ(outcome.hanging, "");
}

TEST(WebSocketTimeouts, aPingThatDidNotFitGoesOutWhenItFits)
{
    const ScenarioOutcome outcome = run(clientThatReadsLate, sandboxThatFills);
    const std::string frames = framesIn(outcome.clientGot);
    ASSERT_GT(frames.size(), all + 10);
    EXPECT_EQ(frames.substr(all, 2), ownPing);
    EXPECT_EQ(frames.substr(all + 10), encodeFrame(Opcode::Close, closed));
    EXPECT_EQ(framesIn(outcome.sandboxGot), encodeFrame(Opcode::Close, closed, key));
    EXPECT_EQ(outcome.hanging, "");
}

TEST(WebSocketTimeouts, everyPongThatAnswersOursIsOurs)
{
    const ScenarioOutcome outcome = run(clientThatAnswersLate, sandboxThatAnswersPings);
    EXPECT_EQ(opcodesIn(framesIn(outcome.sandboxGot)), "18");
    EXPECT_EQ(outcome.hanging, "");
}

TEST(WebSocketTimeouts, afterBothClosesWhatIsOnItsWayMayTakeItsTime)
{
    const ScenarioOutcome outcome = run(clientThatReadsSlowly, sandboxThatHasMuchToSay);
    EXPECT_EQ(framesIn(outcome.clientGot).size(), last.size());
    EXPECT_TRUE(outcome.clientSawEnd);
    EXPECT_EQ(outcome.hanging, "");
}
