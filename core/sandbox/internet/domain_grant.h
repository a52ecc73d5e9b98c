// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sandbox_edits.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

namespace liteboxd::sandbox {

/// What another list of allowed domains would make of a sandbox, as the API server judged it.
struct DomainProposal
{
    QStringList domains;        ///< the whole list
    QJsonObject policyBefore{}; ///< the sandbox's own policy as it is; empty: there is none
    QJsonObject policyAfter{};  ///< as it would be
};

/// Changes which domains a sandbox may reach: the annotation, which is the truth, and the policy of its own that lets
/// them through, at once. A sandbox that may reach the whole internet is narrowed to the list only once that is taken.
///
/// One run each; it belongs to the API client and deletes itself when done. Destroying the Request ends it where it
/// stands: the annotation may be written and the policy not. Errors: InvalidArgument for an empty list, Unsupported
/// where the cluster has no Cilium, Conflict if the pod was replaced or a policy of that name has another owner; those
/// of the API server.
class DomainGrant : public QObject
{
    Q_OBJECT

public:
    /// Reads what is there and has both changes judged (dryRun=All). Changes nothing. `domains` are DomainPatterns.
    static async::Request judge(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                QObject *context, async::Callback<DomainProposal> done);

    /// Writes the annotation, then the policy.
    static async::Request apply(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                QObject *context, async::Callback<DomainProposal> done);

    ~DomainGrant() override;

private:
    DomainGrant(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains, kube::Persistence persistence,
                async::Promise<DomainProposal> promise);

    static async::Request start(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                kube::Persistence persistence, QObject *context, async::Callback<DomainProposal> done);

    void readPolicy();
    void writeAnnotation();
    void writePolicy();
    void end(base::Result<DomainProposal> result);

    kube::ApiClient &m_api;
    SandboxEdits m_edits;
    const Sandbox m_sandbox;
    const kube::Persistence m_persistence;
    const async::Promise<DomainProposal> m_promise;
    DomainProposal m_proposal;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
