// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_exchange.h"

#include "core/kube/wire/network_fault.h"

#include <utility>

namespace liteboxd::kube {

NetworkExchange::NetworkExchange(Peer peer, std::chrono::milliseconds timeLimit)
    : m_peer(std::move(peer))
{
    m_limit.setSingleShot(true);
    m_limit.start(timeLimit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail({base::ErrorCode::TimedOut, "the server did not answer in time", m_peer.server});
    });
}

void NetworkExchange::abandon()
{
    if (!m_isOver)
        fail({base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_peer.server});
}

void NetworkExchange::noteCertificateFaults(const QList<QSslError> &faults)
{
    if (!faults.isEmpty())
        m_certificateFault = kube::certificateFault(faults, m_peer.expectedName, m_peer.server);
}

void NetworkExchange::finish()
{
    leave();
    Q_EMIT finished();
}

void NetworkExchange::fail(base::Error error)
{
    leave();
    if (error.subject == base::ErrorSubject::Unsaid)
        error.subject = base::ErrorSubject::Cluster;
    Q_EMIT failed(error);
}

void NetworkExchange::leave()
{
    m_isOver = true;
    m_limit.stop();
    release();
}

} // namespace liteboxd::kube
