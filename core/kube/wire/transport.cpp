// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/transport.h"

#include "core/kube/wire/refused_channel_socket.h"

namespace liteboxd::kube {

std::unique_ptr<ChannelSocket> Transport::openChannels(const std::string &, const QStringList &)
{
    return std::make_unique<RefusedChannelSocket>(
        base::Error{base::ErrorCode::Unsupported, "this connection carries no WebSockets", {}});
}

} // namespace liteboxd::kube
