// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/network_manager.h"

#include <utility>

namespace liteboxd::kube {

NetworkManagerPtr newNetworkManager(const QNetworkProxy &proxy)
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    manager->setProxy(proxy);
    manager->setAutoDeleteReplies(false);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

void letGo(NetworkManagerPtr manager)
{
    struct LastUser : QObject
    {
        NetworkManagerPtr manager;
    };
    // A function in the queue would not do: the queue is emptied when the program ends, and to delete a manager then
    // waits for ever.
    auto *const last = new LastUser;
    last->manager = std::move(manager);
    last->deleteLater();
}

} // namespace liteboxd::kube
