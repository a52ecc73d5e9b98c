// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/stream_relay.h"

#include "gateway/forward/channel_message.h"
#include "gateway/forward/port_forward_stream.h"
#include "tests/gateway/memory/manual_clock.h"
#include "tests/gateway/memory/memory_network.h"
#include "tests/gateway/memory/memory_peer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace liteboxd;
using namespace liteboxd::forward;
using namespace liteboxd::http;
using namespace std::chrono_literals;
using io::MemoryPeer;
using io::Task;

namespace {

constexpr std::uint16_t port = 8080;
const std::string portBytes{'\x90', '\x1f'};

/// What fits between two ends, and in one message does not.
const std::string longUpload(io::MemoryNetwork::window, 'u');

/// What a kubelet sends for `bytes` of a channel.
std::string message(std::uint8_t channel, std::string_view bytes)
{
    std::string out;
    const iovec piece{const_cast<char *>(bytes.data()), bytes.size()};
    appendChannelMessage(out, channel, std::span(&piece, 1), 0, bytes.size(), {});
    return out;
}

std::string goodbye()
{
    return base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal));
}

/// What a kubelet reads from the data channel out of `frames`.
std::string dataIn(std::string frames)
{
    ChannelDecoder decoder(base::Masking::Required);
    std::span<char> left(frames);
    std::string data;
    for (auto piece = decoder.next(left); piece && *piece; piece = decoder.next(left)) {
        if ((*piece)->kind == ChannelDecoder::Piece::Kind::Data)
            data.append((*piece)->bytes);
    }
    return data;
}

Task<void> localThatAsksLate(MemoryPeer &peer)
{
    co_await peer.rest(60s);
    co_await peer.send("question");
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> podThatAnswers(MemoryPeer &peer)
{
    const bool asked = co_await peer.readUntil("question");
    co_await peer.rest(50ms);
    if (asked)
        co_await peer.send("answer");
}

/// Has not read the answer to its end when it sends more: an upload that the pod answers early.
Task<void> localThatGoesOn(MemoryPeer &peer)
{
    co_await peer.send("question");
    const bool answered = co_await peer.readUntil("answer");
    co_await peer.rest(50ms);
    if (answered)
        co_await peer.send("more");
    co_await peer.rest(50ms);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> podThatEndsAfterItsAnswer(MemoryPeer &peer)
{
    co_await podThatAnswers(peer);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> localThatSends(MemoryPeer &peer)
{
    co_await peer.send("more");
    co_await peer.readToTheEnd();
}

Task<void> kubeletThatAnswers(MemoryPeer &peer)
{
    co_await peer.rest(50ms);
    const std::string all = message(0, "answer") + goodbye();
    co_await peer.send(all);
}

Task<void> localThatListens(MemoryPeer &peer)
{
    co_await peer.readToTheEnd();
}

Task<void> kubeletThatBreaksOff(MemoryPeer &peer)
{
    const std::string half = message(0, "half an answer");
    co_await peer.send(half);
    peer.close();
}

Task<void> localThatSendsMuchAndEnds(MemoryPeer &peer)
{
    co_await peer.send(longUpload);
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> kubeletThatReadsLate(MemoryPeer &peer)
{
    co_await peer.rest(60s);
    co_await peer.readToTheEnd();
}

/// A relay whose two streams have peers to play with.
class StreamRelayTest : public testing::Test
{
protected:
    static void SetUpTestSuite() { io::ManualClock::reset(); }

    StreamRelayTest()
        : m_worker{0, DescriptorBudget::of(256, 1)}
        , m_network(m_worker.reactor(), {})
        , m_localEnds(m_network.connect())
        , m_podEnds(m_network.connect())
        , m_local(std::move(m_localEnds.peer))
        , m_pod(std::move(m_podEnds.peer))
    {}
    ~StreamRelayTest() override { m_worker.reactor().endTasks(); }

    /// Puts a port-forward on the pod's connection; the pod's peer is then the kubelet.
    void forward()
    {
        m_podEnds.tested = std::make_unique<PortForwardStream>(std::move(m_podEnds.tested), port,
                                                               message(0, portBytes) + message(1, portBytes));
    }

    void run(Task<void> local, Task<void> pod)
    {
        io::Reactor &reactor = m_worker.reactor();
        m_relay.emplace(m_worker, *m_localEnds.tested, *m_podEnds.tested);
        reactor.spawn(carry());
        reactor.spawn(std::move(local));
        reactor.spawn(std::move(pod));
        const io::Deadline end = io::Clock::now() + 5min;
        while (io::Clock::now() < end) {
            m_network.deliver();
            reactor.poll();
            if (!reactor.isIdle() || m_network.hasPending())
                continue;
            const int wait = reactor.timers().untilNext(io::Clock::now());
            io::ManualClock::advance(std::chrono::milliseconds(std::clamp(wait, 1, 1000)));
        }
    }

    Task<void> carry()
    {
        co_await m_relay->run();
        m_podEnds.tested.reset();
        m_localEnds.tested.reset();
    }

    Worker m_worker;
    io::MemoryNetwork m_network;
    io::MemoryNetwork::Ends m_localEnds;
    io::MemoryNetwork::Ends m_podEnds;
    MemoryPeer m_local;
    MemoryPeer m_pod;
    std::optional<StreamRelay> m_relay;
};

} // namespace

TEST_F(StreamRelayTest, aPodHasItsTimeToAnswerFromTheLocalEndOn)
{
    run(localThatAsksLate(m_local), podThatAnswers(m_pod));
    EXPECT_EQ(m_pod.received(), "question");
    EXPECT_EQ(m_local.received(), "answer");
}

TEST_F(StreamRelayTest, whoSendsOnBehindThePodsEndIsNotResetForIt)
{
    run(localThatGoesOn(m_local), podThatEndsAfterItsAnswer(m_pod));
    EXPECT_EQ(m_local.received(), "answer");
    EXPECT_TRUE(m_local.hasEnded());
}

TEST_F(StreamRelayTest, aPodThatTakesNothingMoreIsHeardToItsEnd)
{
    m_podEnds.tested->shutdownSend(); // each send fails from now on, as after a reset
    forward();
    run(localThatSends(m_local), kubeletThatAnswers(m_pod));
    EXPECT_EQ(m_local.received(), "answer");
    EXPECT_TRUE(m_local.hasEnded());
}

TEST_F(StreamRelayTest, aSlowPodGetsAllThatTheLocalSideSentBeforeItsEnd)
{
    forward();
    run(localThatSendsMuchAndEnds(m_local), kubeletThatReadsLate(m_pod));
    EXPECT_TRUE(dataIn(m_pod.received()) == longUpload) << dataIn(m_pod.received()).size();
    EXPECT_TRUE(m_local.hasEnded());
}

TEST_F(StreamRelayTest, whatCameBeforeALossArrives)
{
    forward();
    run(localThatListens(m_local), kubeletThatBreaksOff(m_pod));
    EXPECT_EQ(m_local.received(), "half an answer");
    EXPECT_TRUE(m_local.wasReset());
}
