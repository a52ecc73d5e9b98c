// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/peers/scripted_upstream.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace liteboxd::tests {

ScriptedUpstream::ScriptedUpstream(Script script)
    : m_script(std::move(script))
    , m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const auto any = *io::SocketAddress::parse("127.0.0.1", 0);
    ::bind(m_socket.get(), any.data(), any.size());
    ::listen(m_socket.get(), 16);
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    ::getsockname(m_socket.get(), reinterpret_cast<sockaddr *>(&bound), &length);
    m_port = io::SocketAddress(reinterpret_cast<sockaddr *>(&bound), length).port();
    m_acceptor = std::thread([this] { acceptAll(); });
}

ScriptedUpstream::~ScriptedUpstream()
{
    ::shutdown(m_socket.get(), SHUT_RDWR); // ends accept()
    m_acceptor.join();
    for (std::thread &thread : m_threads)
        thread.join();
}

void ScriptedUpstream::acceptAll()
{
    for (;;) {
        io::FileDescriptor peer(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!peer.isValid())
            return;
        ++m_connections;
        const timeval limit{10, 0};
        ::setsockopt(peer.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        m_threads.emplace_back(
            [this, client = std::make_shared<BlockingClient>(std::move(peer))] { m_script(*client); });
    }
}

} // namespace liteboxd::tests
