// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/keeper_presence.h"

#include "core/sandbox/keeper/leader_election.h"

namespace liteboxd::sandbox {

async::Request askForKeeper(kube::ApiClient &api, const std::string &nameSpace, Sandbox::Time now, QObject *context,
                            async::Callback<QString> done)
{
    const kube::Resource leases{"coordination.k8s.io", "v1", "leases", "Lease", true};
    return api.get({leases, nameSpace, LeaderElection::leaseName}, context,
                   [now, done = std::move(done)](const base::Result<QJsonObject> &lease) {
                       if (!lease && lease.error().code == base::ErrorCode::NotFound)
                           return done(QString());
                       if (!lease)
                           return done(base::fail(lease.error()));
                       const LeaseRecord record = LeaseRecord::of(*lease);
                       const bool isFresh = record.renewedAt && now - *record.renewedAt < 3 * record.duration;
                       done(isFresh ? record.holder : QString());
                   });
}

} // namespace liteboxd::sandbox
