// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/policy/policy_summary.h"

#include <QStringList>

namespace liteboxd::ctl {

/// What the commands on the policies of a cluster share: the policies themselves, what this program ships, and the pods
/// that they select.
class PolicySummariesCommand : public Command
{
    Q_OBJECT

public:
    void start(Invocation &invocation) override;

protected:
    /// They are read: go.
    virtual void act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies) = 0;

    /// Names of what this program ships.
    const QStringList &shippedNames() const { return m_shippedNames; }

private:
    void readObjects(Invocation &invocation, const policy::LivePolicies &live);

    std::vector<policy::PolicyManifest> m_manifests;
    QStringList m_shippedNames;
    async::Request m_step;
};

} // namespace liteboxd::ctl
