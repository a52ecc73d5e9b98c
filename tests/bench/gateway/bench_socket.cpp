// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/bench_socket.h"

#include "gateway/io/socket_address.h"

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace liteboxd::bench {

BenchSocket::BenchSocket(io::FileDescriptor socket)
    : m_socket(std::move(socket))
{
    const int on = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_socket.get(), F_SETFL, O_NONBLOCK);
}

BenchSocket BenchSocket::connect(std::uint16_t port)
{
    return connect(port, nullptr);
}

BenchSocket BenchSocket::connect(std::uint16_t port, SSL_CTX *tls)
{
    io::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = *io::SocketAddress::parse("127.0.0.1", port);
    if (::connect(socket.get(), address.data(), address.size()) != 0)
        throw std::system_error(errno, std::generic_category(), "connect");
    std::unique_ptr<SSL, Free> ssl;
    if (tls != nullptr) {
        ssl.reset(SSL_new(tls));
        SSL_set_fd(ssl.get(), socket.get());
        SSL_set_mode(ssl.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_set_tlsext_host_name(ssl.get(), "localhost");
        SSL_set_ciphersuites(ssl.get(), "TLS_AES_128_GCM_SHA256"); // the same for all proxies
        if (SSL_connect(ssl.get()) != 1)                           // the socket still blocks
            throw std::runtime_error("no TLS handshake");
    }
    BenchSocket connected(std::move(socket));
    connected.m_ssl = std::move(ssl);
    return connected;
}

std::size_t BenchSocket::write(std::string_view bytes)
{
    if (m_ssl) {
        std::size_t sent = 0;
        SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &sent);
        return sent;
    }
    const ssize_t sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return sent > 0 ? static_cast<std::size_t>(sent) : 0;
}

void BenchSocket::send(std::string_view bytes)
{
    if (m_unsent.empty())
        bytes.remove_prefix(write(bytes));
    m_unsent.append(bytes);
}

void BenchSocket::flush()
{
    m_flushed += write(std::string_view(m_unsent).substr(m_flushed));
    if (m_flushed < m_unsent.size())
        return;
    m_unsent.clear();
    m_flushed = 0;
}

std::ptrdiff_t BenchSocket::receive(std::span<char> into)
{
    if (m_ssl)
        return receiveTls(into);
    const ssize_t got = ::recv(m_socket.get(), into.data(), into.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    return got > 0 ? got : -1;
}

std::ptrdiff_t BenchSocket::receiveTls(std::span<char> into)
{
    std::size_t total = 0;
    while (total < into.size()) { // OpenSSL gives one record a call
        std::size_t got = 0;
        const int code = SSL_read_ex(m_ssl.get(), into.data() + total, into.size() - total, &got);
        if (code != 1) {
            const bool none = SSL_get_error(m_ssl.get(), code) == SSL_ERROR_WANT_READ;
            return none || total > 0 ? static_cast<std::ptrdiff_t>(total) : -1;
        }
        total += got;
    }
    return static_cast<std::ptrdiff_t>(total);
}

void pinToCore(std::size_t core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set); // where it is not allowed, the figures are only noisier
}

void unpin()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (std::size_t core = 0; core < coreCount(); ++core)
        CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set);
}

std::size_t coreCount()
{
    return static_cast<std::size_t>(::sysconf(_SC_NPROCESSORS_ONLN)); // of the machine, however this thread is pinned
}

} // namespace liteboxd::bench
