// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/port_forward_channels.h"

#include "core/kube/wire/resource_path.h"

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr char dataChannel = 0;
constexpr char errorChannel = 1;

std::string targetOf(const std::string &nameSpace, const std::string &pod, std::uint16_t port)
{
    const ResourcePath path{resources::pods(), nameSpace, pod, "portforward"};
    return path.path() + "?ports=" + std::to_string(port);
}

} // namespace

PortForwardChannels::PortForwardChannels(Transport &transport, const std::string &nameSpace, const std::string &pod,
                                         std::uint16_t port)
    : m_socket(transport.openChannels(targetOf(nameSpace, pod, port), {QStringLiteral("v4.channel.k8s.io")}))
{
    connect(m_socket.get(), &ChannelSocket::opened, this, &PortForwardChannels::opened);
    connect(m_socket.get(), &ChannelSocket::messageReceived, this, &PortForwardChannels::take);
    connect(m_socket.get(), &ChannelSocket::failed, this, &PortForwardChannels::failed);
    connect(m_socket.get(), &ChannelSocket::closed, this, [this] {
        Q_EMIT failed({base::ErrorCode::ConnectionLost, "the port-forward was closed without an answer", {}});
    });
}

void PortForwardChannels::send(const QByteArray &bytes)
{
    m_socket->send(QByteArray(1, dataChannel) + bytes);
}

/// [channel, bytes…]; the first message of a channel has the port instead, as two bytes.
void PortForwardChannels::take(const QByteArray &message)
{
    if (message.isEmpty() || message.front() < dataChannel || message.front() > errorChannel)
        return;
    const bool isPort = !std::exchange(m_hasPort[static_cast<std::size_t>(message.front())], true);
    const QByteArray bytes = message.mid(1);
    if (isPort || bytes.isEmpty())
        return;
    if (message.front() == dataChannel)
        Q_EMIT received(bytes);
    else
        Q_EMIT refused(bytes.left(300).trimmed());
}

} // namespace liteboxd::kube
