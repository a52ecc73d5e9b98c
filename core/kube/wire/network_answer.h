// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/network_connections.h"
#include "core/kube/wire/network_exchange.h"

#include <QNetworkReply>

#include <chrono>

namespace liteboxd::kube {

/// One answer, carried by a QNetworkReply.
class NetworkAnswer final : public NetworkExchange
{
    Q_OBJECT

public:
    /// `reply` was just started on `connections` and belongs to the exchange from here on, which holds them as long as
    /// it needs them.
    NetworkAnswer(QNetworkReply *reply, Peer peer, std::chrono::milliseconds timeLimit, NetworkConnections connections);
    ~NetworkAnswer() override;

private:
    void readHead();
    void readBytes();
    void end();
    void release() override;

    QNetworkReply *m_reply;
    NetworkConnections m_connections;
    int m_status = 0; ///< of the head that was told; 0 before
};

} // namespace liteboxd::kube
