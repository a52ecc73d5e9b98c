// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/tcp_command.h"

#include "app/ctl/gateway/ssh_host.h"

#include <CLI/CLI.hpp>

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace liteboxd::ctl {

void TcpCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_idText, "the sandbox; its name as a host of ssh-config is taken too")->required();
    options.add_option("PORT", m_port, "a port of it")->required()->check(CLI::Range(1, 65535));
    m_way.declare(options);
}

void TcpCommand::start(Invocation &invocation)
{
    connect(&m_way, &ForwardWay::ready, this, [this, &invocation] { connectTo(invocation); });
    m_way.start(invocation, idOfSshHost(m_idText));
}

void TcpCommand::connectTo(Invocation &invocation)
{
    const auto onEnd = [this, &invocation](const base::Error &error) {
        QMetaObject::invokeMethod(
            this, [&invocation, error] { invocation.fail(error); }, Qt::QueuedConnection);
    };
    auto socket = m_way.forwarder().openSocketPair(m_way.resolver(m_port), onEnd);
    if (!socket)
        return invocation.fail(socket.error());
    m_socket = std::move(*socket);
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, [this, &invocation] { receive(invocation); });
    connect(m_writable.get(), &QSocketNotifier::activated, this, &TcpCommand::feed);
    connect(&m_input, &StandardInput::readable, this, &TcpCommand::feed);
    m_input.start();
}

void TcpCommand::feed()
{
    m_writable->setEnabled(false);
    while (!m_input.pending().isEmpty()) {
        const QByteArray &pending = m_input.pending();
        const ssize_t sent =
            ::send(m_socket.get(), pending.constData(), static_cast<std::size_t>(pending.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) {
            m_writable->setEnabled(true);
            return;
        }
        if (sent < 0)
            return; // the other side says why
        m_input.drop(sent);
    }
    if (m_input.isAtEnd() && !std::exchange(m_hasEnded, true))
        ::shutdown(m_socket.get(), SHUT_WR);
}

void TcpCommand::receive(Invocation &invocation)
{
    std::array<char, 64 * 1024> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    const ssize_t got = ::recv(m_socket.get(), bytes.data(), bytes.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got > 0) {
        invocation.output().raw(QByteArrayView(bytes.data(), got));
        if (!invocation.output().isOpen())
            invocation.finish();
        return;
    }
    m_readable->setEnabled(false);
    // Why it ended, if not in order, was posted before the socket was closed: it comes first.
    QMetaObject::invokeMethod(
        this, [&invocation] { invocation.finish(); }, Qt::QueuedConnection);
}

} // namespace liteboxd::ctl
