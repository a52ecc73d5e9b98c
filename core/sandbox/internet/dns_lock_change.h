// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/sandbox_policies.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

namespace liteboxd::sandbox {

enum class DnsLock { On, Off };

/// Locks a sandbox to the names of its list, or lets it ask for any again. With the lock its own policy answers those
/// names only, and the label takes it out of what `allow-dns` selects, which would answer all. The policy is written
/// before the lock falls and after it opens, so that the list stays reachable.
///
/// The callback gets the sandbox as it is then. Unsupported: a controller makes its pods (the label would be lost with
/// this one), or the cluster has no Cilium. InvalidArgument: it has no list. Rejected: `allow-dns` in the cluster is of
/// before the lock and would void it. Conflict: the pod was replaced. Others as ApiClient. Belongs to the API client and
/// deletes itself when done; destroying it ends it with ConnectionLost.
class DnsLockChange : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, const Sandbox &sandbox, DnsLock lock, QObject *context,
                                async::Callback<Sandbox> done);
    ~DnsLockChange() override;

private:
    DnsLockChange(kube::ApiClient &api, const Sandbox &sandbox, DnsLock lock, async::Promise<Sandbox> promise);

    void begin();
    void readAllowDns();
    void writePolicy();
    void applyPolicy();
    void writeLabel();
    void end(base::Result<Sandbox> result);

    kube::ApiClient &m_api;
    Sandbox m_sandbox;
    const DnsLock m_lock;
    const policy::PolicySubject m_subject;
    const async::Promise<Sandbox> m_promise;
    async::Request m_step;
};

/// Whether a NetworkPolicy `allow-dns` leaves out sandboxes with a lock. Pure.
bool leavesOutLocked(const QJsonObject &allowDns);

} // namespace liteboxd::sandbox
