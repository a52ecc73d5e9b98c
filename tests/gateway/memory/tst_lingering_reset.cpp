// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"
#include "tests/gateway/memory/memory_gateway.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using io::MemoryPeer;
using io::Task;

/// A sandbox that is lost in the middle: what it sent before its last breath reaches the client, and then a reset.

namespace {

const std::string half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";

Task<void> clientThatAsks(MemoryPeer &peer)
{
    const std::string request = memoryRequestHead("GET", "");
    co_await peer.send(request);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatBreaksOff(MemoryPeer &peer)
{
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.send(half);
    peer.close();
}

std::string oneAndAHalf()
{
    return base::encodeFrame(base::Opcode::Text, "whole") +
           base::encodeFrame(base::Opcode::Text, "the other one").substr(0, 9);
}

Task<void> clientThatUpgrades(MemoryPeer &peer)
{
    const std::string request = memoryHandshake();
    co_await peer.send(request);
    co_await peer.readToTheEnd();
}

Task<void> sandboxThatBreaksOffItsFrame(MemoryPeer &peer)
{
    co_await peer.readUntil("\r\n\r\n");
    co_await peer.send(memorySwitchingProtocols);
    const std::string frames = oneAndAHalf();
    co_await peer.send(frames);
    peer.close();
}

} // namespace

TEST(LingeringReset, letsTheClientHaveWhatCameOfABody)
{
    const ScenarioOutcome outcome = runThroughGateway({"half a body", clientThatAsks, sandboxThatBreaksOff}, {});
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_TRUE(outcome.isClean);
    EXPECT_TRUE(outcome.clientGot.ends_with("half")) << outcome.clientGot;
    EXPECT_FALSE(outcome.clientSawEnd) << "it looks whole";
}

TEST(LingeringReset, letsTheClientHaveWhatCameOfAFrame)
{
    const ScenarioOutcome outcome =
        runThroughGateway({"half a frame", clientThatUpgrades, sandboxThatBreaksOffItsFrame}, {});
    EXPECT_EQ(outcome.hanging, "");
    EXPECT_TRUE(outcome.isClean);
    EXPECT_TRUE(outcome.clientGot.ends_with(oneAndAHalf())) << outcome.clientGot;
    EXPECT_FALSE(outcome.clientSawEnd) << "no end fits in a frame";
}
