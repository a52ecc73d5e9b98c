// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <memory>

namespace liteboxd::kube {

/// Shared by whoever has requests of it under way.
using NetworkManagerPtr = std::shared_ptr<QNetworkAccessManager>;

/// A manager with connections of its own that follows no redirects and leaves replies to who asked for them.
NetworkManagerPtr newNetworkManager(const QNetworkProxy &proxy);

/// Lets go of a manager, perhaps inside one of its signals: if nobody else uses it, the event loop deletes it.
void letGo(NetworkManagerPtr manager);

} // namespace liteboxd::kube
