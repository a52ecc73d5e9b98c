// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace liteboxd::kube {

/// The channels of an exec session: the first byte of each WebSocket message
/// (Kubernetes, k8s.io/apimachinery/pkg/util/remotecommand: v4.channel.k8s.io and v5.channel.k8s.io).
enum class ExecChannel : unsigned char {
    Stdin = 0,
    Stdout = 1,
    Stderr = 2,
    Status = 3,  ///< the server's last word: a Status object
    Resize = 4,  ///< the terminal's size, as JSON
    Close = 255, ///< v5: the channel whose number follows is closed
};

/// One message, taken apart.
struct ChannelMessage
{
    ExecChannel channel = ExecChannel::Stdout;
    QByteArray payload{};

    bool operator==(const ChannelMessage &) const = default;
};

/// Takes a message of the server apart. ProtocolViolated for an empty one, and for a channel that a server does not
/// write to.
base::Result<ChannelMessage> decodeChannelMessage(const QByteArray &message);

/// A message for the server.
QByteArray encodeChannelMessage(ExecChannel channel, QByteArrayView payload);

} // namespace liteboxd::kube
