// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/server_version.h"
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/policy_report.h"
#include "core/sandbox/sandbox.h"
#include "core/verify/opened_places.h"
#include "core/verify/verify_report.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::verify {

/// What the checks of one run have read of a cluster, for those that build on them. One thread.
class Observations
{
public:
    explicit Observations(std::string sandboxNamespace)
        : nameSpace(std::move(sandboxNamespace))
    {}

    /// Names of the pods that stand for those that were not read.
    static constexpr const char *neighbourName = "verify.neighbour";
    static constexpr const char *gatewayName = "verify.gateway";
    static constexpr const char *dnsName = "verify.dns";
    static constexpr const char *strangerName =
        "verify.stranger"; ///< in default and in kube-system: a pod that is nobody's

    const std::string nameSpace;
    std::optional<kube::ServerVersion> version{};
    QStringList unserved{};  ///< kinds of Cilium that the API server does not know: "ciliumendpoints.cilium.io"
    bool hasCilium = false;  ///< its custom resources are there
    bool hidesDrops = false; ///< its agents are set to tell Hubble of no drops
    std::vector<policy::PolicyCondition> conditions{};
    policy::objects::ClusterObjects objects{};
    QStringList unread{};                      ///< policies that may not be read, as text
    QString unreadAdvice{};                    ///< and what to do about it
    std::vector<sandbox::Sandbox> sandboxes{}; ///< that hold an address: neither ended nor being deleted
    QStringList unlabelled{};                  ///< pods that were made as sandboxes and lack labels, as text
    QStringList heldNodes{};                   ///< where probes were held in both directions
    QStringList openNodes{};                   ///< where probes were let through

    /// Whether it is a liteboxd-demo, which enforces nothing and has no Cilium.
    bool isDemo() const;

    /// What a report says about the cluster; `server` is its address without credentials.
    VerifiedCluster describe(const QString &server) const;

    /// What the policies say to the sandboxes. Made when first asked for: objects and sandboxes have to be read then.
    /// Pods that stand for a neighbour, a gateway and the DNS of the cluster are added to those that were read.
    const policy::explain::PolicyExplainer &explainer() const;

    /// What policies open that is worth a question of its own. Made when first asked for, as the explainer.
    const OpenedParts &opened() const;

private:
    mutable std::shared_ptr<const OpenedParts> m_opened;
    mutable std::shared_ptr<const policy::explain::PolicyExplainer> m_explainer;
};

} // namespace liteboxd::verify
