// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/cluster_keeper.h"

#include "app/gateway/log_category.h"
#include "core/base/secret.h"

#include <QSysInfo>

namespace liteboxd::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The pod's name in a cluster, and something that two on one machine do not share.
QString identity()
{
    return QSysInfo::machineHostName() + u'_' + QString::fromStdString(base::randomHex64()).left(8);
}

const char *idOf(const sandbox::SandboxPtr &sandbox)
{
    return sandbox->id.text().c_str();
}

} // namespace

ClusterKeeper::ClusterKeeper(ServedCluster &cluster, const std::string &nameSpace)
    : m_serverClock(cluster.api(), m_clock)
    , m_election(cluster.api(), m_clock, nameSpace, identity())
    , m_keeper(cluster.api(), cluster.sandboxes(), m_serverClock,
               [this](const sandbox::DueTask &) { return m_election.isLeader() && m_serverClock.isMeasured(); })
{
    follow();
    m_serverClock.start();
    m_election.start();
}

void ClusterKeeper::follow()
{
    using sandbox::LeaderElection;
    connect(&m_election, &LeaderElection::elected, this, [this] {
        qCInfo(gatewayLog, "keeper: this replica ends what is due");
        m_keeper.look();
    });
    connect(&m_election, &LeaderElection::deposed, this,
            [] { qCInfo(gatewayLog, "keeper: this replica does not end what is due any more"); });
    connect(&m_election, &LeaderElection::followed, this, [](const QString &holder) {
        qCInfo(gatewayLog, "keeper: %s ends what is due", qUtf8Printable(holder));
    });
    connect(&m_election, &LeaderElection::failed, this, [](const base::Error &error) {
        qCWarning(gatewayLog, "keeper: its lease cannot be had: %s", error.text().c_str());
    });
    connect(&m_keeper, &sandbox::Keeper::ended, this, [](const sandbox::SandboxPtr &sandbox) {
        qCInfo(gatewayLog, "keeper: the time of sandbox %s was up, it was deleted", idOf(sandbox));
    });
    connect(&m_keeper, &sandbox::Keeper::cut, this, [](const sandbox::SandboxPtr &sandbox) {
        qCInfo(gatewayLog, "keeper: the internet access of sandbox %s was for a time, it was taken", idOf(sandbox));
    });
    connect(&m_keeper, &sandbox::Keeper::failed, this,
            [](const sandbox::SandboxPtr &sandbox, sandbox::DueTask::Kind, const base::Error &error) {
                qCWarning(gatewayLog, "keeper: sandbox %s: %s", idOf(sandbox), error.text().c_str());
            });
    connect(&m_serverClock, &kube::ServerClock::measured, this, [](std::chrono::milliseconds skew) {
        if (skew != std::chrono::milliseconds(0))
            qCWarning(gatewayLog, "keeper: the API server's clock is %lld ms ahead of this machine's, and counts",
                      static_cast<long long>(skew.count()));
    });
}

} // namespace liteboxd::gateway
