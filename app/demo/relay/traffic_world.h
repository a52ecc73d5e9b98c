// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "app/demo/relay/flow_writer.h"
#include "core/policy/explain/policy_explainer.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// A sandbox of the demo that runs, as its traffic sees it.
struct TrafficSandbox
{
    std::size_t pod = 0; ///< index into the explainer's pods
    TrafficEnd end;
    std::string templateName;
    bool isHostile = false; ///< annotation `liteboxd.io/demo-behaviour: hostile`
};

/// Pods and policies of the demo at one moment, with what Cilium would decide about them.
class TrafficWorld
{
public:
    /// Sandboxes that are looked at; beyond that many, the rest is silent.
    static constexpr std::size_t mostSandboxes = 60;

    explicit TrafficWorld(const ObjectStore &store);

    const std::vector<TrafficSandbox> &sandboxes() const { return m_sandboxes; }

    /// These, probes, and what else runs.
    const std::vector<TrafficSandbox> &running() const { return m_pods; }

    /// A pod that runs, of those that are looked at; nullptr for others.
    const TrafficSandbox *pod(const std::string &nameSpace, const std::string &name) const;
    const TrafficSandbox *podAt(const std::string &address) const;

    /// The cluster's name server; nullptr if there is none.
    const TrafficEnd *nameServer() const { return m_nameServer ? &*m_nameServer : nullptr; }

    /// May this sandbox reach a port of the peer?
    policy::explain::Verdict egress(const TrafficSandbox &from, const policy::explain::Peer &peer,
                                    policy::explain::TargetPort port) const;
    policy::explain::Verdict ingress(const TrafficSandbox &to, const policy::explain::Peer &peer,
                                     policy::explain::TargetPort port) const;

private:
    std::unique_ptr<policy::explain::PolicyExplainer> m_explainer;
    std::vector<TrafficSandbox> m_sandboxes;
    std::vector<TrafficSandbox> m_pods; ///< these, probes, and what else runs
    std::optional<TrafficEnd> m_nameServer;
};

/// The identity that Cilium would give a set of labels: the same for the same labels, as long as the program runs.
std::uint32_t identityOf(const std::vector<std::string> &labels);

} // namespace liteboxd::demo
