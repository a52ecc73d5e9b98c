// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/tls_stream.h"

#include "gateway/io/reactor.h"
#include "tests/gateway/certificate/self_signed.h"

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <functional>
#include <future>
#include <limits>
#include <string>
#include <thread>

using namespace liteboxd::io;
using namespace std::chrono_literals;

namespace {

/// What a reader saw until the first wait or end that was not Ready or Ok.
struct Reading
{
    std::string bytes;
    IoStatus end = IoStatus::Ok;
    WaitStatus waited = WaitStatus::Ready;
    int waits = 0;
};

constexpr int mostWaits = 10'000;

Task<void> read(Reactor &reactor, FileDescriptor socket, std::shared_ptr<const TlsContext> context,
                std::chrono::milliseconds timeout, Reading &reading)
{
    auto accepted = co_await TlsStream::accept(std::make_unique<TcpStream>(reactor, std::move(socket)), context,
                                               Clock::now() + 10s);
    if (accepted) {
        std::array<char, 4096> buffer;
        while (reading.end == IoStatus::Ok && reading.waited == WaitStatus::Ready && reading.waits < mostWaits) {
            const IoResult got = (*accepted)->recv(buffer);
            if (got.status == IoStatus::WouldBlock) {
                ++reading.waits;
                reading.waited = co_await (*accepted)->readable(Clock::now() + timeout);
            } else {
                reading.end = got.status;
                reading.bytes.append(buffer.data(), got.bytes);
            }
        }
    }
    reactor.stop();
}

using Client = std::function<void(SSL *ssl, int socket)>;
using Served = std::function<Task<void>(Reactor &, FileDescriptor, std::shared_ptr<const TlsContext>)>;

/// Lets `client` do as it likes on the other end of what `served` has, on a thread of its own. It has its handshake
/// behind it.
void meet(const Client &client, const Served &served)
{
    std::array<int, 2> ends{};
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data());
    FileDescriptor own(ends[0]);
    const FileDescriptor asking(ends[1]);
    const int small = 4096;
    ::setsockopt(own.get(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    ::fcntl(own.get(), F_SETFL, O_NONBLOCK);
    const auto identity = liteboxd::tests::selfSigned("first.example");
    const auto context = TlsContext::server(identity.certificatePem, identity.keyPem);
    std::thread peer([&client, socket = asking.get()] {
        SSL_CTX *settings = SSL_CTX_new(TLS_client_method());
        SSL *ssl = SSL_new(settings);
        SSL_set_fd(ssl, socket);
        if (SSL_connect(ssl) == 1)
            client(ssl, socket);
        SSL_free(ssl);
        SSL_CTX_free(settings);
    });
    Reactor reactor;
    reactor.spawn(served(reactor, std::move(own), *context));
    reactor.run();
    peer.join();
}

Reading readFrom(const Client &client, std::chrono::milliseconds timeout = 10s)
{
    Reading reading;
    meet(client, [&](Reactor &reactor, FileDescriptor socket, std::shared_ptr<const TlsContext> context) {
        return read(reactor, std::move(socket), std::move(context), timeout, reading);
    });
    return reading;
}

/// Sends records of one byte as long as they fit, at most `most`, and ends; then `ended` is told, and what comes read.
Task<void> sendAndEnd(Reactor &reactor, FileDescriptor socket, std::shared_ptr<const TlsContext> context, int most,
                      int &sent, std::promise<void> &ended)
{
    auto accepted = co_await TlsStream::accept(std::make_unique<TcpStream>(reactor, std::move(socket)), context,
                                               Clock::now() + 10s);
    if (accepted) {
        TlsStream &stream = **accepted;
        while (sent < most && stream.send("x").status == IoStatus::Ok)
            ++sent;
        stream.shutdownSend();
        stream.shutdownSend();
        ended.set_value();
        std::array<char, 16> buffer;
        for (;;) {
            const IoResult got = stream.recv(buffer);
            if (got.status == IoStatus::End || got.status == IoStatus::Failed)
                break;
            if (got.status == IoStatus::WouldBlock)
                static_cast<void>(co_await stream.readable(Clock::now() + 10s));
        }
    }
    reactor.stop();
}

/// What a client reads that begins when all was sent, and how that ends.
struct LateReading
{
    int sent = 0;
    int received = 0;
    int end = SSL_ERROR_NONE;
};

LateReading readLate(int most)
{
    LateReading reading;
    std::promise<void> ended;
    meet(
        [&](SSL *ssl, int socket) {
            ended.get_future().wait();
            char byte = 0;
            int got = 0;
            while ((got = SSL_read(ssl, &byte, 1)) > 0)
                ++reading.received;
            reading.end = SSL_get_error(ssl, got);
            ::shutdown(socket, SHUT_RDWR);
        },
        [&](Reactor &reactor, FileDescriptor socket, std::shared_ptr<const TlsContext> context) {
            return sendAndEnd(reactor, std::move(socket), std::move(context), most, reading.sent, ended);
        });
    return reading;
}

/// None of whose answers is read yet: more than fit one way, less than fit the other.
void askForKeyUpdates(SSL *ssl)
{
    for (int i = 0; i < 100; ++i) {
        SSL_key_update(ssl, SSL_KEY_UPDATE_REQUESTED);
        SSL_do_handshake(ssl);
    }
}

/// As many records as that which carry nothing for the reader, then a word, all of it at once.
void floodWithKeyUpdates(SSL *ssl, int socket, int count)
{
    BIO *const all = BIO_new(BIO_s_mem());
    SSL_set0_wbio(ssl, all);
    for (int i = 0; i < count; ++i) {
        SSL_key_update(ssl, SSL_KEY_UPDATE_NOT_REQUESTED);
        SSL_do_handshake(ssl);
    }
    SSL_write(ssl, "behind", 6);
    SSL_shutdown(ssl);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(all, &bytes);
    ::send(socket, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
}

} // namespace

/// When no more answers fit, reading has to wait for room, and not to be tried again and again.
TEST(TlsStream, keyUpdatesWhoseAnswersNobodyReadsKeepNoWorkerBusy)
{
    const Reading reading = readFrom([](SSL *ssl, int) { askForKeyUpdates(ssl); }, 200ms);
    EXPECT_EQ(reading.waited, WaitStatus::TimedOut);
    EXPECT_LT(reading.waits, mostWaits);
}

TEST(TlsStream, readsOnWhenTheAnswersToKeyUpdatesWereRead)
{
    const Reading reading = readFrom([](SSL *ssl, int) {
        askForKeyUpdates(ssl);
        SSL_write(ssl, "behind", 6);
        SSL_shutdown(ssl);
        char byte = 0;
        SSL_read(ssl, &byte, 1); // all the answers, until the reader has come to the end and goes
    });
    EXPECT_EQ(reading.bytes, "behind");
    EXPECT_EQ(reading.end, IoStatus::End);
}

// RFC 8446, 6.1: whoever cuts the connection cannot forge it.
TEST(TlsStream, onlyCloseNotifyIsAnEnd)
{
    const Reading meant = readFrom([](SSL *ssl, int) {
        SSL_write(ssl, "all", 3);
        SSL_shutdown(ssl);
    });
    EXPECT_EQ(meant.bytes, "all");
    EXPECT_EQ(meant.end, IoStatus::End);
    const Reading cut = readFrom([](SSL *ssl, int socket) {
        SSL_write(ssl, "half", 4);
        ::shutdown(socket, SHUT_RDWR);
    });
    EXPECT_EQ(cut.bytes, "half");
    EXPECT_EQ(cut.end, IoStatus::Failed);
}

/// One read goes through what OpenSSL takes from the socket at once; then others have their turn.
TEST(TlsStream, aFloodOfRecordsWithoutDataKeepsNoWorkerBusy)
{
    constexpr int count = 20'000; // 540,000 bytes
    const Reading reading = readFrom([](SSL *ssl, int socket) { floodWithKeyUpdates(ssl, socket, count); });
    EXPECT_EQ(reading.bytes, "behind");
    EXPECT_EQ(reading.end, IoStatus::End);
    EXPECT_GE(reading.waits, 540'000 / 20'000);
}

/// The end is sent behind what was sent before, also where that fills the socket to the last byte.
TEST(TlsStream, anEndThatDoesNotFitGoesOutWhenItFits)
{
    const int fitting = readLate(std::numeric_limits<int>::max()).sent;
    const LateReading reading = readLate(fitting);
    EXPECT_EQ(reading.sent, fitting);
    EXPECT_EQ(reading.received, fitting);
    EXPECT_EQ(reading.end, SSL_ERROR_ZERO_RETURN);
}
