// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_connections.h"

#include <utility>

namespace liteboxd::kube {

NetworkConnections newNetworkConnections(const QNetworkProxy &proxy)
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    manager->setProxy(proxy);
    manager->setAutoDeleteReplies(false);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

void letGo(NetworkConnections connections)
{
    struct LastUser : QObject
    {
        NetworkConnections connections;
    };
    // A function in the queue would not do: the queue is emptied when the program ends, and to delete a manager then
    // waits for ever.
    auto *const last = new LastUser;
    last->connections = std::move(connections);
    last->deleteLater();
}

} // namespace liteboxd::kube
