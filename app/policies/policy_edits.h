// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/error.h"
#include "core/models/activity_entry.h"
#include "core/policy/network_policy_manager.h"
#include "core/policy/policy_overview.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

#include <memory>

namespace liteboxd::policies {

/// What a label of a sandbox says about its way out.
enum class SandboxWish { LockDns, UnlockDns, OpenByProxy, CloseByProxy };

/// What a person changes about policies from the window, one thing at a time, and what becomes of it in words. After
/// each change the overview is read anew. One thread; `manager` and `overview` must outlive it. Destroying it ends what
/// is under way; what was sent may take effect.
class PolicyEdits : public QObject
{
    Q_OBJECT

public:
    PolicyEdits(kube::ApiClient &api, policy::NetworkPolicyManager &manager, policy::PolicyOverview &overview,
                QObject *parent = nullptr);

    bool isBusy() const { return m_step.isPending(); }

    /// Applies the default policies, and takes over what somebody else set only if told.
    void ensure(kube::Ownership ownership);

    /// Puts one default policy back as it is shipped, whoever changed it.
    void repair(const policy::PolicySummary &policy);

    /// Changes one policy by a merge patch, or has that judged only.
    void patch(const policy::PolicySummary &policy, const QJsonObject &changes, kube::Persistence persistence);

    void quarantine(const policy::PolicySubject &subject);
    void release(const QString &sandboxId);

    /// Lets a sandbox ask for the names of its list only, or for any again; has the gateway's proxy open its list, or
    /// not.
    void setLabel(const sandbox::Sandbox &sandbox, SandboxWish wish);

Q_SIGNALS:
    void busyChanged(bool busy);

    /// For the audit trail: what was asked for, and what came of it. Trials are left out.
    void happened(const liteboxd::models::ActivityEntry &entry);

    /// A policy was changed by patch(): what it is now.
    void replaced(const liteboxd::policy::PolicySummary &before, const QJsonObject &after);

    /// One thing was done: a translated sentence.
    void done(const QString &text);

    /// It was not: what was attempted, translated, and why.
    void failed(const QString &what, const liteboxd::base::Error &error);

    /// ensure() with Respect found fields that somebody else set: their names, translated sentence.
    void conflicted(const QString &text, const liteboxd::base::Error &error);

private:
    void takeReport(const QString &what, const base::Result<policy::PolicyReport> &report);
    template<class T>
    void report(models::ActivityEntry entry, const base::Result<T> &result);
    void begin(async::Request request);
    void end();

    kube::ApiClient &m_api;
    policy::NetworkPolicyManager &m_manager;
    policy::PolicyOverview &m_overview;
    std::unique_ptr<policy::NetworkPolicyManager> m_single; ///< of repair()
    async::Request m_step;
};

} // namespace liteboxd::policies
