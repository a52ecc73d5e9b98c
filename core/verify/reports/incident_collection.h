// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/hubble/flow_source.h"
#include "core/sandbox/sandbox_search.h"
#include "core/store/store.h"
#include "core/verify/batch.h"
#include "core/verify/reports/incident_bundle.h"

#include <QJsonArray>
#include <QObject>

#include <memory>
#include <optional>

namespace liteboxd::verify {

/// What there is of one sandbox for somebody who was not there.
struct IncidentEvidence
{
    std::vector<BundleFile> files{};
    QJsonArray missing{}; ///< what could not be had, and why: [{what, why}]
    bool isKnown = false; ///< the cluster or the store knows of the sandbox
};

/// Where it comes from. All but the flows outlive the collection.
struct IncidentSources
{
    kube::ApiClient &api;
    store::Store &store;
    std::unique_ptr<hubble::FlowSource> flows{}; ///< nullptr: there is no way to Hubble
    QString server{};                            ///< address of the API server, under which the store has versions of policies
};

/// Collects it: the pod, its events and log, its flows, the policies of its namespace and of the whole cluster with the versions that this
/// user wrote, what
/// was done to it through this user's programs, and its tombstone. Never fails: what cannot be had is named. Redacted.
/// Belongs to the context and deletes itself when done; destroying the Request ends it.
class IncidentCollection : public QObject
{
    Q_OBJECT

public:
    static async::Request start(IncidentSources sources, const std::string &nameSpace, const base::SandboxId &id,
                                QObject *context, async::Callback<IncidentEvidence> done);

private:
    IncidentCollection(IncidentSources sources, std::string nameSpace, base::SandboxId id,
                       async::Promise<IncidentEvidence> promise, QObject *parent);

    void findPod();
    void askPod(const sandbox::FoundSandbox &found);
    void askPolicies();
    void askVersions();
    void askFlows();
    void askAudit();
    void askTombstones();
    void add(const QString &name, const QJsonValue &content);
    void miss(const QString &what, const base::Error &error);
    void end();

    kube::ApiClient &m_api;
    store::Store &m_store;
    std::unique_ptr<hubble::FlowSource> m_flows;
    const QString m_server;
    std::vector<store::PolicyPlace> m_places; ///< of policies whose versions are still to be asked for
    QJsonArray m_versions;
    const std::string m_nameSpace;
    const base::SandboxId m_id;
    const async::Promise<IncidentEvidence> m_promise;
    IncidentEvidence m_evidence;
    async::Request m_step;
};

} // namespace liteboxd::verify
