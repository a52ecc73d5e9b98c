// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/channel_socket.h"

namespace liteboxd::kube {

/// A socket that cannot be opened, and says so once the event loop turns.
class RefusedChannelSocket final : public ChannelSocket
{
    Q_OBJECT

public:
    explicit RefusedChannelSocket(const base::Error &error);

    void send(const QByteArray &) override {}
    qint64 bytesToWrite() const override { return 0; }
};

} // namespace liteboxd::kube
