// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/channel_socket.h"
#include "core/kube/wire/transport.h"

#include <QByteArray>
#include <QObject>

#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace liteboxd::kube {

/// A connection to a port of a pod by the API server's port-forward (v4.channel.k8s.io), for a question and its answer:
/// it cannot make the other end wait, as that of gateway/forward can. Signals as ChannelSocket: opened once, received
/// any number of times, then refused or failed. On its transport's thread, which must outlive it.
class PortForwardChannels : public QObject
{
    Q_OBJECT

public:
    PortForwardChannels(Transport &transport, const std::string &nameSpace, const std::string &pod, std::uint16_t port);

    /// Only after opened.
    void send(const QByteArray &bytes);

Q_SIGNALS:
    void opened();
    void received(const QByteArray &bytes);

    /// What the node says that went wrong, in its words: nobody listens, the pod has gone.
    void refused(const QByteArray &why);

    /// As ChannelSocket::failed(); ConnectionLost where it was closed.
    void failed(const liteboxd::base::Error &error);

private:
    void take(const QByteArray &message);

    const std::unique_ptr<ChannelSocket> m_socket;
    std::array<bool, 2> m_hasPort{}; ///< of each channel, whether its first message came
};

} // namespace liteboxd::kube
