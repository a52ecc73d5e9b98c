// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forward_stream.h"

#include "gateway/io/reactor.h"
#include "gateway/io/tcp_stream.h"
#include "gateway/io/timer.h"
#include "tests/gateway/peers/forwarding_peer.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <optional>
#include <thread>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::forward;
using namespace liteboxd::tests;
using base::ErrorCode;
using base::Opcode;
using io::IoStatus;

namespace {

const std::string portBytes{'\x90', '\x1f'}; // 8080

class PortForwardStreamTest : public testing::Test
{
protected:
    PortForwardStreamTest()
    {
        std::array<int, 2> ends{};
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data());
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        const timeval limit{10, 0};
        ::setsockopt(ends[1], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        m_peer = std::make_unique<BlockingClient>(io::FileDescriptor(ends[1]));
        m_stream = std::make_unique<PortForwardStream>(
            std::make_unique<io::TcpStream>(m_reactor, io::FileDescriptor(ends[0])), 8080,
            ForwardingPeer::message(0, portBytes) + ForwardingPeer::message(1, portBytes));
    }

    ForwardingPeer kubelet() { return ForwardingPeer(*m_peer); }

    /// Reads to the end, or until `count` bytes have come.
    io::Task<void> readAll(std::size_t count, std::size_t atOnce)
    {
        std::vector<char> buffer(atOnce);
        while (m_got.size() < count) {
            const io::IoResult result = m_stream->recv(buffer);
            if (result.status == IoStatus::WouldBlock) {
                const io::WaitStatus waited = co_await m_stream->readable(io::Clock::now() + std::chrono::seconds(10));
                if (waited != io::WaitStatus::Ready)
                    break;
            } else if (result.status == IoStatus::Ok) {
                m_got.append(buffer.data(), result.bytes);
            } else {
                m_end = result.status;
                break;
            }
        }
        leave();
    }

    io::Task<void> writeAll(std::string bytes)
    {
        std::string_view left = bytes;
        while (!left.empty()) {
            const io::IoResult result = m_stream->send(left);
            if (result.status == IoStatus::WouldBlock) {
                const io::WaitStatus waited = co_await m_stream->writable(io::Clock::now() + std::chrono::seconds(10));
                if (waited != io::WaitStatus::Ready)
                    break;
            } else if (result.status == IoStatus::Ok) {
                left.remove_prefix(result.bytes);
            } else {
                m_sendEnd = result.status;
                break;
            }
        }
        leave();
    }

    /// Lets the loop turn for a moment with nobody reading.
    io::Task<void> rest()
    {
        io::Timer timer(m_reactor);
        static_cast<void>(co_await timer.until(io::Clock::now() + std::chrono::milliseconds(50)));
        leave();
    }

    void start(io::Task<void> task)
    {
        ++m_running;
        m_reactor.spawn(std::move(task));
    }
    void leave()
    {
        if (--m_running == 0)
            m_reactor.stop();
    }
    void read(std::size_t count = SIZE_MAX, std::size_t atOnce = 65'536)
    {
        start(readAll(count, atOnce));
        m_reactor.run();
    }

    io::Reactor m_reactor;
    int m_running = 0;
    std::unique_ptr<BlockingClient> m_peer;
    std::unique_ptr<PortForwardStream> m_stream;
    std::string m_got;
    std::optional<IoStatus> m_end;
    std::optional<IoStatus> m_sendEnd;
};

/// Has read its share of a round, and does not look whether there is more.
class RestingStream final : public io::Stream
{
public:
    explicit RestingStream(io::Reactor &reactor)
        : Stream(reactor)
    {
        m_readable.raise();
    }

    io::IoResult recv(std::span<char>) override { return {IoStatus::WouldBlock, 0}; }
    using Stream::send;
    io::IoResult send(std::span<const iovec>) override { return {IoStatus::Failed, 0}; }
    void shutdownSend() override {}
};

std::string manyBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = static_cast<char>(i * 31 % 251);
    return bytes;
}

} // namespace

TEST_F(PortForwardStreamTest, givesTheBytesOfTheDataChannelAndEndsAtClose)
{
    kubelet().send("hello ");
    kubelet().send(std::string("\0\1\2", 3));
    kubelet().sendClose();
    read();
    EXPECT_EQ(m_got, std::string("hello \0\1\2", 9));
    EXPECT_EQ(m_end, IoStatus::End);
    EXPECT_FALSE(m_stream->failureReason());
}

TEST_F(PortForwardStreamTest, readsIntoTheSmallestOfBuffers)
{
    kubelet().send("one");
    kubelet().send("two");
    kubelet().sendClose();
    read(SIZE_MAX, 1);
    EXPECT_EQ(m_got, "onetwo");
    EXPECT_EQ(m_end, IoStatus::End);
}

TEST_F(PortForwardStreamTest, aMegabyteArrivesAsItWasSentInBothDirections)
{
    const std::string bytes = manyBytes(1'000'003);
    std::thread echo([this, &bytes] {
        ForwardingPeer peer(*m_peer);
        const std::string seen = peer.read(bytes.size());
        EXPECT_TRUE(seen == bytes);
        for (std::size_t at = 0; at < seen.size(); at += 32'767)
            peer.send(std::string_view(seen).substr(at, 32'767));
        peer.sendClose();
    });
    start(writeAll(bytes));
    start(readAll(SIZE_MAX, 100'000));
    m_reactor.run();
    echo.join();
    EXPECT_TRUE(m_got == bytes);
    EXPECT_EQ(m_end, IoStatus::End);
}

TEST_F(PortForwardStreamTest, whileNobodyReadsTheSenderIsStopped)
{
    std::array<char, 4> some{};
    static_cast<void>(m_stream->recv(some));
    start(rest());
    std::size_t sent = 0;
    ::fcntl(m_peer->descriptor(), F_SETFL, O_NONBLOCK);
    const std::string message = ForwardingPeer::message(0, std::string(32 * 1024, 'x'));
    while (m_peer->send(message))
        sent += message.size();
    m_reactor.run();
    const bool stillStopped = !m_peer->send(message);
    EXPECT_TRUE(stillStopped);
    EXPECT_LT(sent, 4U << 20U); // what the sockets of this machine hold
}

TEST_F(PortForwardStreamTest, aPeerThatReadsNothingStopsTheWriterAndLosesNothing)
{
    const std::string bytes = manyBytes(3'000'000);
    std::size_t taken = 0;
    std::string_view left = bytes;
    for (;;) {
        const io::IoResult result = m_stream->send(left.substr(taken));
        if (result.status != IoStatus::Ok)
            break;
        taken += result.bytes;
    }
    EXPECT_LT(taken, bytes.size());
    ++m_running; // the loop turns until all has arrived: the last message leaves after it was taken
    std::thread reader([this, &bytes] {
        EXPECT_TRUE(kubelet().read(bytes.size()) == bytes);
        m_reactor.post([this] { leave(); });
    });
    start(writeAll(bytes.substr(taken)));
    m_reactor.run();
    reader.join();
    EXPECT_FALSE(m_sendEnd);
}

TEST_F(PortForwardStreamTest, theErrorChannelSaysWhy)
{
    kubelet().sendError("error forwarding port 8080 to pod x, uid : dial tcp 10.1.2.3:8080: ");
    kubelet().sendError("connect: connection refused");
    kubelet().sendClose();
    read();
    EXPECT_EQ(m_end, IoStatus::Failed);
    ASSERT_TRUE(m_stream->failureReason());
    EXPECT_EQ(m_stream->failureReason()->code, ErrorCode::ConnectionRefused);
    EXPECT_EQ(m_stream->send("x").status, IoStatus::Failed);
}

TEST_F(PortForwardStreamTest, dataBeforeAnErrorIsNotLost)
{
    kubelet().send("begin");
    kubelet().sendError("read tcp: connection reset by peer");
    kubelet().sendClose();
    read();
    EXPECT_EQ(m_got, "begin");
    EXPECT_EQ(m_end, IoStatus::Failed);
    EXPECT_EQ(m_stream->failureReason()->code, ErrorCode::ConnectionLost);
}

TEST_F(PortForwardStreamTest, anEndWithoutCloseIsALoss)
{
    kubelet().send("begin");
    m_peer.reset();
    read();
    EXPECT_EQ(m_got, "begin");
    EXPECT_EQ(m_end, IoStatus::Failed);
    EXPECT_EQ(m_stream->failureReason()->code, ErrorCode::ConnectionLost);
    EXPECT_TRUE(m_stream->isHungUp());
}

TEST_F(PortForwardStreamTest, aCloseThatIsNotTheNormalOneIsALoss)
{
    kubelet().send("begin");
    kubelet().sendRaw(base::encodeFrame(Opcode::Close, base::closePayload(base::CloseCode::InternalError)));
    read();
    EXPECT_EQ(m_got, "begin");
    EXPECT_EQ(m_end, IoStatus::Failed);
    ASSERT_TRUE(m_stream->failureReason());
    EXPECT_EQ(m_stream->failureReason()->code, ErrorCode::ConnectionLost);
}

TEST_F(PortForwardStreamTest, aCloseWithoutACodeIsAnEnd)
{
    kubelet().sendRaw(base::encodeFrame(Opcode::Close, {}));
    read();
    EXPECT_EQ(m_end, IoStatus::End);
    EXPECT_FALSE(m_stream->failureReason());
}

TEST_F(PortForwardStreamTest, whatTheErrorChannelSaidIsAHangUpBeforeTheClose)
{
    kubelet().sendError("read tcp: connection reset by peer");
    std::array<char, 64> some{};
    EXPECT_EQ(m_stream->recv(some).status, IoStatus::WouldBlock);
    EXPECT_TRUE(m_stream->isHungUp());
}

TEST(PortForwardStream, aConnectionThatRestsMayHaveMoreToRead)
{
    io::Reactor reactor;
    PortForwardStream stream(std::make_unique<RestingStream>(reactor), 8080, {});
    std::array<char, 64> some{};
    EXPECT_EQ(stream.recv(some).status, IoStatus::WouldBlock);
    EXPECT_TRUE(stream.mayRead());
}

TEST_F(PortForwardStreamTest, aPingIsAnsweredAndIsNoData)
{
    kubelet().sendRaw(base::encodeFrame(Opcode::Ping, "one"));
    kubelet().send("x");
    read(1);
    ForwardingPeer peer = kubelet();
    EXPECT_EQ(peer.readFrame(), "one");
    EXPECT_EQ(peer.opcode(), Opcode::Pong);
    EXPECT_EQ(m_got, "x");
}

TEST_F(PortForwardStreamTest, anUnknownChannelIsAViolation)
{
    kubelet().sendRaw(ForwardingPeer::message(2, "x"));
    read();
    EXPECT_EQ(m_end, IoStatus::Failed);
    EXPECT_EQ(m_stream->failureReason()->code, ErrorCode::ProtocolViolated);
}

TEST_F(PortForwardStreamTest, goingAwayClosesTheWebSocketAndAnAbortDoesNot)
{
    m_stream.reset();
    ForwardingPeer peer = kubelet();
    EXPECT_EQ(peer.readFrame(), base::closePayload(base::CloseCode::Normal));
    EXPECT_EQ(peer.opcode(), Opcode::Close);
}

TEST_F(PortForwardStreamTest, anAbortSaysNothing)
{
    m_stream->abort();
    m_stream.reset();
    EXPECT_EQ(m_peer->readAll(), "");
}

TEST_F(PortForwardStreamTest, goesAwayWhileItsReaderWaits)
{
    start(readAll(SIZE_MAX, 100));
    start(rest());
    m_reactor.post([this] {
        m_reactor.endTasks();
        m_stream.reset();
        m_reactor.stop();
    });
    m_reactor.run();
    EXPECT_EQ(m_got, "");
}

TEST(PortForwardError, isReadFromWhatRuntimesSay)
{
    const auto codeOf = [](std::string_view text) { return portForwardError(text).code; };
    EXPECT_EQ(codeOf("failed to connect to localhost:80 inside namespace \"1\", IPv4: dial tcp4 127.0.0.1:80: connect: "
                     "connection refused IPv6 dial tcp6: address localhost: no suitable address"),
              ErrorCode::ConnectionRefused);
    EXPECT_EQ(codeOf("read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer"), ErrorCode::ConnectionLost);
    EXPECT_EQ(codeOf("dial tcp 10.0.0.1:80: i/o timeout"), ErrorCode::TimedOut);
    EXPECT_EQ(codeOf("pod not found (\"sandbox-1_liteboxd\")"), ErrorCode::NotFound);
    EXPECT_EQ(codeOf("something else"), ErrorCode::ServerFailed);
    EXPECT_EQ(portForwardError("something else").context, "something else");
}
