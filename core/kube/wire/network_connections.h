// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <memory>

namespace liteboxd::kube {

/// Connections that Qt keeps together, by a manager: shared by whoever has requests under way on them.
using NetworkConnections = std::shared_ptr<QNetworkAccessManager>;

/// None yet. Redirects are not followed, and replies are left to who asked for them.
NetworkConnections newNetworkConnections(const QNetworkProxy &proxy);

/// Lets go, perhaps inside a signal of the manager's: if nobody else uses it, the event loop deletes it.
void letGo(NetworkConnections connections);

} // namespace liteboxd::kube
