// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox_search.h"
#include "core/store/store.h"
#include "core/verify/batch.h"
#include "core/verify/incident_bundle.h"

#include <QJsonArray>
#include <QObject>

#include <optional>

namespace liteboxd::verify {

/// What there is of one sandbox for somebody who was not there.
struct IncidentEvidence
{
    std::vector<BundleFile> files{};
    QJsonArray missing{}; ///< what could not be had, and why: [{what, why}]
    bool isKnown = false; ///< the cluster or the store knows of the sandbox
};

/// Collects it: the pod, its events and log, the policies of its namespace and of the whole cluster, what was done to it
/// through this user's programs, and its tombstone. Never fails: what cannot be had is named. Redacted. Belongs to the
/// context and deletes itself when done; destroying the Request ends it. `api` and `store` must outlive it.
class IncidentCollection : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, store::Store &store, const std::string &nameSpace,
                                const base::SandboxId &id, QObject *context, async::Callback<IncidentEvidence> done);

private:
    IncidentCollection(kube::ApiClient &api, store::Store &store, std::string nameSpace, base::SandboxId id,
                       async::Promise<IncidentEvidence> promise, QObject *parent);

    void findPod();
    void askPod(const sandbox::FoundSandbox &found);
    void askPolicies();
    void askAudit();
    void askTombstones();
    void add(const QString &name, const QJsonValue &content);
    void miss(const QString &what, const base::Error &error);
    void end();

    kube::ApiClient &m_api;
    store::Store &m_store;
    const std::string m_nameSpace;
    const base::SandboxId m_id;
    const async::Promise<IncidentEvidence> m_promise;
    IncidentEvidence m_evidence;
    async::Request m_step;
};

} // namespace liteboxd::verify
