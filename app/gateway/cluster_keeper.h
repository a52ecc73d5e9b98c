// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/served_cluster.h"
#include "core/base/clock.h"
#include "core/kube/server_clock.h"
#include "core/sandbox/keeper/keeper.h"
#include "core/sandbox/keeper/leader_election.h"

#include <QObject>

#include <string>

namespace liteboxd::gateway {

/// The keeper of one replica: acts while it holds the lease. Writes to the log what it does. One thread, that of
/// `cluster`, which must outlive it.
class ClusterKeeper : public QObject
{
    Q_OBJECT

public:
    ClusterKeeper(ServedCluster &cluster, const std::string &nameSpace);

    /// Acts no more, and lets another replica act at once.
    void release() { m_election.release(); }

private:
    void follow();

    base::SystemClock m_clock;
    kube::ServerClock m_serverClock;
    sandbox::LeaderElection m_election;
    sandbox::Keeper m_keeper;
};

} // namespace liteboxd::gateway
