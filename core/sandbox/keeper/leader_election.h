// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/sandbox/keeper/lease_record.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>

namespace liteboxd::sandbox {

/// Which of several replicas acts: the one that holds the Lease `liteboxd-keeper` of the namespace. As client-go does
/// it: a lease counts as held for its duration from the moment this replica saw it change, by its own steady clock, so
/// that no clocks are compared; who holds it renews it every two seconds and stops acting if that has not succeeded for
/// eight, well before another may take it after twelve. A replica that was killed is followed within 16 s.
///
/// One thread, that of `api`; `api` and `clock` must outlive it. Destroying it lets the lease expire; release() gives
/// it up.
class LeaderElection : public QObject
{
    Q_OBJECT

public:
    static constexpr const char *leaseName = "liteboxd-keeper";

    /// `identity` tells this replica from every other, for people too: a host's name and something random.
    LeaderElection(kube::ApiClient &api, const base::Clock &clock, std::string nameSpace, QString identity,
                   QObject *parent = nullptr);

    /// Begins to look, now and every two seconds.
    void start();

    /// Looks now.
    void look();

    /// Gives the lease up if it is held, so that another need not wait; no more looking.
    void release();

    /// To be asked before each act.
    bool isLeader() const;

    /// Who holds the lease as it was last seen; empty: nobody.
    const QString &holder() const { return m_seen.holder; }

Q_SIGNALS:
    /// This replica acts from now on.
    void elected();

    /// It does not any more.
    void deposed();

    /// Another one holds it now.
    void followed(const QString &holder);

    /// The lease cannot be read or written; it goes on trying. Each time the reason is another.
    void failed(const liteboxd::base::Error &error);

private:
    void judge(const LeaseRecord &lease);
    void create();
    void write(LeaseRecord lease);
    void take(const base::Result<QJsonObject> &lease, std::chrono::steady_clock::time_point sentAt);
    void observe(const LeaseRecord &lease);
    void giveUp(const LeaseRecord &lease);
    void fail(const base::Error &error);
    void settle();
    kube::ResourcePath path() const;

    kube::ApiClient &m_api;
    const base::Clock &m_clock;
    const std::string m_nameSpace;
    const QString m_identity;
    LeaseRecord m_seen;
    std::optional<std::chrono::steady_clock::time_point> m_seenAt;
    std::optional<std::chrono::steady_clock::time_point> m_renewedAt; ///< as holder: when the last renewal was sent
    std::chrono::steady_clock::time_point m_askedAt{};
    bool m_wasLeader = false;
    std::optional<base::ErrorCode> m_fault;
    QTimer m_timer;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
