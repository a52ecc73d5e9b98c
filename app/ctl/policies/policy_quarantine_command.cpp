// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_quarantine_command.h"

#include "core/sandbox/internet/policy_subject.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void PolicyQuarantineCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
}

void PolicyQuarantineCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    m_policies = std::make_unique<policy::NetworkPolicyManager>(cluster->api(), cluster->nameSpace(),
                                                                std::vector<policy::PolicyManifest>{});
    invocation.limitTime(std::chrono::seconds(30), "the API server to take the change");
    if (m_act == Act::Release)
        return release(invocation);
    m_step = sandbox::SandboxSearch::start(cluster->api(), cluster->nameSpace(), *id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (!found)
                                                   return invocation.fail(found.error());
                                               invocation.noteAnswer();
                                               cutOff(invocation, found->sandbox);
                                           });
}

void PolicyQuarantineCommand::cutOff(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    if (sandbox.hostNetwork)
        return invocation.fail({base::ErrorCode::Unsupported,
                                "it is on its node's network, where no network policy holds", "sandbox " + m_id});
    invocation.audit().begin(*invocation.cluster(), store::kinds::policyQuarantine, QString::fromStdString(m_id));
    m_step = m_policies->quarantine(sandbox::policySubject(sandbox), this,
                                    [this, &invocation](const base::Result<QJsonObject> &applied) {
                                        if (!applied)
                                            return invocation.fail(applied.error());
                                        tell(invocation, true);
                                    });
}

void PolicyQuarantineCommand::release(Invocation &invocation)
{
    invocation.audit().begin(*invocation.cluster(), store::kinds::policyRelease, QString::fromStdString(m_id));
    m_step = m_policies->release(QString::fromStdString(m_id), this,
                                 [this, &invocation](const base::Result<policy::Removal> &removed) {
                                     if (!removed)
                                         return invocation.fail(removed.error());
                                     if (*removed == policy::Removal::WasAbsent)
                                         return invocation.fail({base::ErrorCode::NotFound,
                                                                 "it is not in quarantine", "sandbox " + m_id});
                                     tell(invocation, false);
                                 });
}

void PolicyQuarantineCommand::tell(Invocation &invocation, bool isCutOff)
{
    const QString nameSpace = QString::fromStdString(invocation.cluster()->nameSpace());
    const kube::ResourcePath path = policy::quarantinePath(nameSpace, QString::fromStdString(m_id));
    const QJsonObject policy{{u"kind"_s, QString::fromStdString(path.resource.kind)},
                             {u"namespace"_s, nameSpace},
                             {u"name"_s, QString::fromStdString(path.name)}};
    const Shape shape{Shape::member("id"),
                      {{"ID", Shape::member("id")},
                       {"QUARANTINED", Shape::member("quarantined")},
                       {"POLICY", Shape::member("policy.name")}}};
    invocation.output().item(
        shape, {{u"id"_s, QString::fromStdString(m_id)}, {u"quarantined"_s, isCutOff}, {u"policy"_s, policy}});
    invocation.finish();
}

} // namespace liteboxd::ctl
