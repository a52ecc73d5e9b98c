// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"

#include <cstddef>
#include <string>
#include <vector>

namespace liteboxd::policy {

/// Ends of connections that are drawn as one.
struct ReachNode
{
    enum class Kind {
        Sandboxes,     ///< that the policies do not tell apart
        Pods,          ///< others, likewise
        Entity,        ///< "host", "remote-node", "kube-apiserver", "world"
        Names,         ///< DNS names of the world that a policy speaks of
        MoreSandboxes, ///< those that did not get a place of their own
        MorePods
    };
    enum class Side {
        Callers, ///< they connect to sandboxes
        Middle,  ///< sandboxes
        Called   ///< sandboxes connect to them
    };

    Kind kind = Kind::Entity;
    Side side = Side::Middle;
    std::vector<std::string> names{}; ///< ids of sandboxes, NAMESPACE/NAME of pods, an entity, DNS names: the first few
    std::size_t members = 1;          ///< ends that it stands for
};

/// What is computed about the connections from one node to another. `from` and `to` are the same where sandboxes of one
/// node are asked about each other.
struct ReachEdge
{
    std::size_t from = 0; ///< into nodes
    std::size_t to = 0;
    explain::Outcome outcome = explain::Outcome::Unknown;
    std::vector<std::string> ports{};               ///< "8080/tcp"
    std::vector<explain::DecidingRule> decidedBy{}; ///< each once; those of one member, where a node has several
    std::vector<explain::PolicyName> isolatedBy{};  ///< where nothing allows it
};

/// Who may talk to whom, as far as sandboxes are at one end.
struct PolicyMap
{
    std::vector<ReachNode> nodes;
    std::vector<ReachEdge> edges;
};

struct PolicyMapOptions
{
    enum class Grouping {
        Alike, ///< sandboxes that the policies do not tell apart are one node
        Each   ///< each sandbox is one
    };
    enum class Shown {
        Allowed, ///< and what cannot be told
        All      ///< what is denied, too
    };

    Grouping grouping = Grouping::Alike;
    Shown shown = Shown::Allowed;
    std::size_t mostSandboxes = 40; ///< nodes of sandboxes; the rest is drawn together
    std::size_t mostPods = 16;      ///< nodes of other pods on each side, likewise
    std::size_t mostNames = 24;     ///< nodes of names, likewise
};

/// The matrix of a cluster, drawn together so that it stays readable whatever there is. Each pair of nodes is asked by
/// one member of each, which is enough where they are alike. Sandboxes are asked about nodes, API server, the world,
/// the names that policies speak of, other pods in both directions, and as long as they have places of their own about
/// each other. Computed, as explain() says. Costs what alikePods() costs and a verdict for each pair; any thread.
PolicyMap policyMap(const explain::PolicyExplainer &explainer, const PolicyMapOptions &options);

} // namespace liteboxd::policy
