// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/policy/explain/policy_explainer.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace liteboxd::flows {

/// How far the policies are known that something is computed by.
enum class PolicyReading {
    Done,
    UnderWay, ///< they are being read
    Failed    ///< they could not be read
};

/// Why a flow has its verdict, as far as it can be told.
struct Why
{
    enum class Basis {
        Unknown,  ///< nobody says, and nothing can be computed
        Reply,    ///< it answers a connection that was let through: no policy is asked
        Reported, ///< Hubble names policies, or what a rule wrote into its log
        Computed, ///< by the policies that are in force now, which may not be those of then
        NoPolicy  ///< it was dropped for another reason than a policy
    };

    Basis basis = Basis::Unknown;
    TrafficDirection direction = TrafficDirection::Unknown; ///< whose policies decided: egress is the source's
    QList<FlowPolicy> reported{};
    QStringList log{};
    std::optional<policy::explain::Verdict> computed{}; ///< beside what was reported, too
    bool differs = false;                               ///< what Hubble says and what was computed cannot both be so
    PolicyReading policies = PolicyReading::Done;       ///< else nothing was computed yet
};

/// `explainer` may be null: then nothing is computed.
Why whyOf(const Flow &flow, const policy::explain::PolicyExplainer *explainer);

/// What the policies of `explainer` would do with this flow; nothing for a reply, for what is not between a pod that
/// they know and another end, and for what has no port. `flow.direction` says whose policies are asked.
std::optional<policy::explain::Verdict> computedVerdict(const Flow &flow,
                                                        const policy::explain::PolicyExplainer &explainer);

} // namespace liteboxd::flows
