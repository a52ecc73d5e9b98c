// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/domain_grant.h"

#include "core/policy/sandbox_policies.h"
#include "core/sandbox/internet/policy_subject.h"

#include <QPointer>

namespace liteboxd::sandbox {

namespace {

/// The API server does not know the kind at all, rather than this object of it.
bool lacksTheKind(const base::Error &error)
{
    return error.code == base::ErrorCode::NotFound;
}

} // namespace

async::Request DomainGrant::judge(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                  QObject *context, async::Callback<DomainProposal> done)
{
    return start(api, sandbox, domains, kube::Persistence::DryRun, context, std::move(done));
}

async::Request DomainGrant::apply(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                  QObject *context, async::Callback<DomainProposal> done)
{
    return start(api, sandbox, domains, kube::Persistence::Store, context, std::move(done));
}

async::Request DomainGrant::start(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                                  kube::Persistence persistence, QObject *context, async::Callback<DomainProposal> done)
{
    const async::Promise<DomainProposal> promise(context, std::move(done));
    auto *grant = new DomainGrant(api, sandbox, domains, persistence, promise);
    async::Request request = promise.request([grant = QPointer<DomainGrant>(grant)] { delete grant.data(); });
    grant->readPolicy();
    return request;
}

DomainGrant::DomainGrant(kube::ApiClient &api, const Sandbox &sandbox, const QStringList &domains,
                         kube::Persistence persistence, async::Promise<DomainProposal> promise)
    : QObject(&api)
    , m_api(api)
    , m_edits(api)
    , m_sandbox(sandbox)
    , m_persistence(persistence)
    , m_promise(std::move(promise))
    , m_proposal{domains}
{}

DomainGrant::~DomainGrant()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void DomainGrant::readPolicy()
{
    const policy::PolicySubject subject = policySubject(m_sandbox);
    m_step = m_api.get(policy::allowedDomainsPath(subject.nameSpace, subject.sandboxId), this,
                       [this](base::Result<QJsonObject> policy) {
                           if (!policy && policy.error().code != base::ErrorCode::NotFound)
                               return end(base::fail(std::move(policy.error())));
                           if (policy)
                               m_proposal.policyBefore = std::move(*policy);
                           writeAnnotation();
                       });
}

void DomainGrant::writeAnnotation()
{
    m_step = m_edits.allowDomains(m_sandbox, m_proposal.domains, m_persistence, this,
                                  [this](const base::Result<Sandbox> &sandbox) {
                                      if (!sandbox)
                                          return end(base::fail(sandbox.error()));
                                      writePolicy();
                                  });
}

void DomainGrant::writePolicy()
{
    const policy::PolicySubject subject = policySubject(m_sandbox);
    const auto policy = policy::allowedDomainsPolicy(subject, m_proposal.domains);
    if (!policy)
        return end(base::fail(policy.error()));
    m_step = m_api.apply(policy::allowedDomainsPath(subject.nameSpace, subject.sandboxId), *policy,
                         {.persistence = m_persistence}, this, [this](base::Result<QJsonObject> applied) {
                             if (!applied && lacksTheKind(applied.error())) {
                                 applied.error().code = base::ErrorCode::Unsupported;
                                 applied.error().message =
                                     "the cluster cannot enforce allowed domains: it has no CiliumNetworkPolicy";
                             }
                             if (!applied)
                                 return end(base::fail(std::move(applied.error())));
                             m_proposal.policyAfter = std::move(*applied);
                             end(m_proposal);
                         });
}

void DomainGrant::end(base::Result<DomainProposal> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
