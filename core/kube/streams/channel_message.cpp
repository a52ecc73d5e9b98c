// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/channel_message.h"

namespace liteboxd::kube {

base::Result<ChannelMessage> decodeChannelMessage(const QByteArray &message)
{
    if (message.isEmpty())
        return base::fail(base::ErrorCode::ProtocolViolated, "the server sent a message without a channel");
    const auto channel = static_cast<ExecChannel>(message[0]);
    switch (channel) {
    case ExecChannel::Stdout:
    case ExecChannel::Stderr:
    case ExecChannel::Status:
    case ExecChannel::Close:
        return ChannelMessage{channel, message.sliced(1)};
    default:
        return base::fail(base::ErrorCode::ProtocolViolated,
                          "the server wrote to channel " + std::to_string(static_cast<unsigned char>(message[0])));
    }
}

QByteArray encodeChannelMessage(ExecChannel channel, QByteArrayView payload)
{
    QByteArray message;
    message.reserve(payload.size() + 1);
    message.append(static_cast<char>(channel));
    message.append(payload);
    return message;
}

} // namespace liteboxd::kube
