// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/refused_channel_socket.h"

namespace liteboxd::kube {

RefusedChannelSocket::RefusedChannelSocket(const base::Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

} // namespace liteboxd::kube
