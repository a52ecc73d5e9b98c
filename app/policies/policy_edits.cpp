// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policy_edits.h"

#include "core/models/activity_words.h"
#include "core/kube/field_conflict.h"
#include "core/policy/policy_resources.h"
#include "core/sandbox/internet/dns_lock_change.h"
#include "core/sandbox/internet/egress_proxy_change.h"

#include <algorithm>

namespace liteboxd::policies {

using Kind = models::ActivityEntry::Kind;

namespace {

QString managersIn(const base::Error &error)
{
    QStringList managers;
    for (const kube::FieldConflict &conflict : kube::fieldConflicts(error))
        managers << QString::fromStdString(conflict.manager);
    managers.removeDuplicates();
    return managers.join(QStringLiteral(", "));
}

int countOf(const policy::PolicyReport &report, std::initializer_list<policy::PolicyOutcome> outcomes)
{
    return static_cast<int>(
        std::count_if(report.policies.begin(), report.policies.end(), [outcomes](const policy::PolicyResult &each) {
            return std::find(outcomes.begin(), outcomes.end(), each.outcome) != outcomes.end();
        }));
}

Kind kindOf(SandboxWish wish)
{
    switch (wish) {
    case SandboxWish::LockDns:
        return Kind::DnsLocked;
    case SandboxWish::UnlockDns:
        return Kind::DnsUnlocked;
    case SandboxWish::OpenByProxy:
        return Kind::ProxyOpened;
    case SandboxWish::CloseByProxy:
        break;
    }
    return Kind::ProxyClosed;
}

} // namespace

template<class T>
void PolicyEdits::report(models::ActivityEntry entry, const base::Result<T> &result)
{
    using Outcome = models::ActivityEntry::Outcome;
    if (!result) {
        entry.error = result.error();
        entry.outcome = result.error().effect == base::ErrorEffect::Unknown ? Outcome::Unknown : Outcome::Failed;
    }
    Q_EMIT happened(entry);
}

PolicyEdits::PolicyEdits(kube::ApiClient &api, policy::NetworkPolicyManager &manager, policy::PolicyOverview &overview,
                         QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_manager(manager)
    , m_overview(overview)
{}

void PolicyEdits::ensure(kube::Ownership ownership)
{
    if (isBusy())
        return;
    begin(m_manager.ensureDefaultPolicies(ownership, this, [this](const base::Result<policy::PolicyReport> &report) {
        takeReport(tr("The default policies were not applied."), report);
    }));
}

void PolicyEdits::repair(const policy::PolicySummary &policy)
{
    const auto &manifests = m_manager.manifests();
    const auto shipped =
        std::find_if(manifests.begin(), manifests.end(), [&policy](const policy::PolicyManifest &each) {
            return each.name == policy.name && each.kind.kind == policy.kind.toStdString();
        });
    if (isBusy() || shipped == manifests.end())
        return;
    m_single = std::make_unique<policy::NetworkPolicyManager>(m_api, shipped->path().nameSpace, std::vector{*shipped});
    begin(m_single->ensureDefaultPolicies(kube::Ownership::Take, this,
                                          [this, name = policy.name](const base::Result<policy::PolicyReport> &report) {
                                              takeReport(tr("The policy %1 was not repaired.").arg(name), report);
                                          }));
}

void PolicyEdits::patch(const policy::PolicySummary &policy, const QJsonObject &changes, kube::Persistence persistence)
{
    const auto kind = policy::resources::kindOf(policy.object);
    if (isBusy() || !kind)
        return;
    const kube::ResourcePath path{*kind, policy.nameSpace.toStdString(), policy.name.toStdString()};
    kube::WriteOptions options;
    options.persistence = persistence;
    const bool isTrial = persistence == kube::Persistence::DryRun;
    begin(m_api.patch(path, kube::Patch::merge(changes), options, this,
                      [this, isTrial, policy, name = policy.name](const base::Result<QJsonObject> &patched) {
                          if (!isTrial)
                              report({.kind = Kind::PolicyEdited, .subject = name}, patched);
                          if (patched && !isTrial)
                              Q_EMIT replaced(policy, *patched);
                          if (!patched)
                              Q_EMIT failed(isTrial ? tr("The server would refuse the change of %1.").arg(name)
                                                    : tr("The policy %1 was not changed.").arg(name),
                                            patched.error());
                          else
                              Q_EMIT done(isTrial ? tr("The server would take the change of %1.").arg(name)
                                                  : tr("The policy %1 was changed.").arg(name));
                          end();
                      }));
}

void PolicyEdits::quarantine(const policy::PolicySubject &subject)
{
    if (isBusy())
        return;
    begin(m_manager.quarantine(subject, this, [this, id = subject.sandboxId](const base::Result<QJsonObject> &applied) {
        report({.kind = Kind::Quarantined, .sandboxId = id}, applied);
        if (!applied)
            Q_EMIT failed(tr("Sandbox %1 was not put into quarantine.").arg(id), applied.error());
        else
            Q_EMIT done(tr("Sandbox %1 is in quarantine: every connection is denied.").arg(id));
        end();
    }));
}

void PolicyEdits::release(const QString &sandboxId)
{
    if (isBusy())
        return;
    begin(m_manager.release(sandboxId, this, [this, sandboxId](const base::Result<policy::Removal> &removed) {
        report({.kind = Kind::Released, .sandboxId = sandboxId}, removed);
        if (!removed)
            Q_EMIT failed(tr("Sandbox %1 was not released.").arg(sandboxId), removed.error());
        else
            Q_EMIT done(tr("Sandbox %1 is out of quarantine.").arg(sandboxId));
        end();
    }));
}

void PolicyEdits::setLabel(const sandbox::Sandbox &sandbox, SandboxWish wish)
{
    if (isBusy())
        return;
    models::ActivityEntry entry{.kind = kindOf(wish), .sandboxId = QString::fromStdString(sandbox.id.text())};
    const auto take = [this, entry](const base::Result<sandbox::Sandbox> &changed) mutable {
        report(entry, changed);
        entry.outcome = changed ? models::ActivityEntry::Outcome::Done : models::ActivityEntry::Outcome::Failed;
        if (!changed)
            Q_EMIT failed(models::text(entry), changed.error());
        else
            Q_EMIT done(models::text(entry));
        end();
    };
    if (wish == SandboxWish::LockDns || wish == SandboxWish::UnlockDns)
        return begin(sandbox::DnsLockChange::start(
            m_api, sandbox, wish == SandboxWish::LockDns ? sandbox::DnsLock::On : sandbox::DnsLock::Off, this, take));
    begin(sandbox::setEgressProxy(
        m_api, sandbox, wish == SandboxWish::OpenByProxy ? sandbox::EgressProxy::Open : sandbox::EgressProxy::Closed,
        this, take));
}

void PolicyEdits::takeReport(const QString &what, const base::Result<policy::PolicyReport> &report)
{
    using Outcome = policy::PolicyOutcome;
    if (!report) {
        this->report({.kind = Kind::PoliciesEnsured}, report);
        Q_EMIT failed(what, report.error());
        return end();
    }
    const auto refused = std::find_if(report->policies.begin(), report->policies.end(),
                                      [](const policy::PolicyResult &each) { return each.error.has_value(); });
    this->report({.kind = Kind::PoliciesEnsured}, refused == report->policies.end()
                                                      ? base::Result<bool>(true)
                                                      : base::Result<bool>(base::fail(*refused->error)));
    if (refused == report->policies.end()) {
        const int changed = countOf(*report, {Outcome::Created, Outcome::Changed});
        const QString left = countOf(*report, {Outcome::Inapplicable}) > 0
                                 ? tr(" What needs Cilium is left out: the cluster does not have it.")
                                 : QString();
        Q_EMIT done((changed == 0 ? tr("The policies are as they should be already.")
                                  : tr("%n policies were applied.", nullptr, changed)) +
                    left);
    } else if (refused->error->code == base::ErrorCode::Conflict && !managersIn(*refused->error).isEmpty()) {
        Q_EMIT conflicted(
            tr("%1 was set differently by %2. Nothing was changed.").arg(refused->name, managersIn(*refused->error)),
            *refused->error);
    } else {
        Q_EMIT failed(what, *refused->error);
    }
    end();
}

void PolicyEdits::begin(async::Request request)
{
    m_step = std::move(request);
    Q_EMIT busyChanged(true);
}

void PolicyEdits::end()
{
    Q_EMIT busyChanged(false);
    m_overview.refreshAfterChange();
}

} // namespace liteboxd::policies
