// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_quarantine_command.h"

#include "core/sandbox/internet/policy_subject.h"
#include "core/store/audit_kinds.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void PolicyQuarantineCommand::start(Invocation &invocation)
{
    if (m_act == Act::Quarantine)
        return OneSandboxCommand::start(invocation);
    if (const auto named = base::SandboxId::parse(id()); !named)
        return invocation.fail(named.error(), "liteboxctl policy list shows who is in quarantine.");
    if (invocation.cluster() == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to take the change");
    release(invocation);
}

void PolicyQuarantineCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    const sandbox::Sandbox &sandbox = found.sandbox;
    if (sandbox.hostNetwork)
        return invocation.fail({base::ErrorCode::Unsupported,
                                "it is on its node's network, where no network policy holds", "sandbox " + id()});
    invocation.audit().begin(*invocation.cluster(), store::kinds::policyQuarantine, QString::fromStdString(id()));
    m_step = policies(invocation)
                 .quarantine(sandbox::policySubject(sandbox), this,
                             [this, &invocation](const base::Result<QJsonObject> &applied) {
                                 if (!applied)
                                     return invocation.fail(applied.error());
                                 tell(invocation, true);
                             });
}

policy::NetworkPolicyManager &PolicyQuarantineCommand::policies(Invocation &invocation)
{
    Cluster &cluster = *invocation.cluster();
    m_policies = std::make_unique<policy::NetworkPolicyManager>(cluster.api(), cluster.nameSpace(),
                                                                std::vector<policy::PolicyManifest>{});
    return *m_policies;
}

void PolicyQuarantineCommand::release(Invocation &invocation)
{
    invocation.audit().begin(*invocation.cluster(), store::kinds::policyRelease, QString::fromStdString(id()));
    m_step = policies(invocation)
                 .release(QString::fromStdString(id()), this,
                          [this, &invocation](const base::Result<policy::Removal> &removed) {
                              if (!removed)
                                  return invocation.fail(removed.error());
                              if (*removed == policy::Removal::WasAbsent)
                                  return invocation.fail(
                                      {base::ErrorCode::NotFound, "it is not in quarantine", "sandbox " + id()});
                              tell(invocation, false);
                          });
}

void PolicyQuarantineCommand::tell(Invocation &invocation, bool isCutOff)
{
    const QString nameSpace = QString::fromStdString(invocation.cluster()->nameSpace());
    const kube::ResourcePath path = policy::quarantinePath(nameSpace, QString::fromStdString(id()));
    const QJsonObject policy{{u"kind"_s, QString::fromStdString(path.resource.kind)},
                             {u"namespace"_s, nameSpace},
                             {u"name"_s, QString::fromStdString(path.name)}};
    const Shape shape{Shape::member("id"),
                      {{"ID", Shape::member("id")},
                       {"QUARANTINED", Shape::member("quarantined")},
                       {"POLICY", Shape::member("policy.name")}}};
    invocation.output().item(
        shape, {{u"id"_s, QString::fromStdString(id())}, {u"quarantined"_s, isCutOff}, {u"policy"_s, policy}});
    invocation.finish();
}

} // namespace liteboxd::ctl
