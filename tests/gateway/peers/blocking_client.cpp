// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/peers/blocking_client.h"

#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>

namespace liteboxd::tests {

BlockingClient::BlockingClient(const io::SocketAddress &address)
    : m_socket(::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const timeval limit{10, 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (::connect(m_socket.get(), address.data(), address.size()) != 0)
        m_socket.close();
}

bool BlockingClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void BlockingClient::shutdownSend()
{
    ::shutdown(m_socket.get(), SHUT_WR);
}

void BlockingClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket.close();
}

bool BlockingClient::receive()
{
    std::array<char, 65536> buffer;
    const ssize_t got = ::recv(m_socket.get(), buffer.data(), buffer.size(), 0);
    if (got > 0) {
        m_received.append(buffer.data(), static_cast<std::size_t>(got));
        return true;
    }
    m_reset = m_reset || (got < 0 && errno == ECONNRESET);
    m_ended = m_ended || got == 0;
    return false;
}

std::string BlockingClient::readUntil(std::string_view text)
{
    for (;;) {
        const auto at = m_received.find(text);
        if (at != std::string::npos)
            return readExactly(at + text.size());
        if (!receive())
            return std::exchange(m_received, {});
    }
}

std::string BlockingClient::readExactly(std::size_t count)
{
    while (m_received.size() < count && receive()) {
    }
    std::string bytes = m_received.substr(0, count);
    m_received.erase(0, bytes.size());
    return bytes;
}

std::string BlockingClient::readAll()
{
    while (receive()) {
    }
    return std::exchange(m_received, {});
}

std::string BlockingClient::readResponse()
{
    std::string text = readUntil("\r\n\r\n");
    const auto length = text.find("Content-Length: ");
    if (length != std::string::npos)
        return text + readExactly(std::stoul(text.substr(length + 16)));
    if (text.find("chunked") != std::string::npos)
        return text + readUntil("0\r\n\r\n");
    return text;
}

} // namespace liteboxd::tests
