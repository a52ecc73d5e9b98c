// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"

#include <QString>

#include <vector>

namespace liteboxd::policies {

/// One thing that is asked about a sandbox, and what the policies say to it.
struct SandboxAnswer
{
    QString question; ///< translated: "reach the internet (an address of the world, port 443)"
    policy::explain::Verdict verdict;
};

/// The questions that everybody has about one sandbox: may it reach the internet, cluster DNS, the API server, its node
/// and others, cloud metadata, other sandboxes; may the gateway, other pods and the internet reach it. `pod` is an
/// index into the explainer's pods. Who is not in the cluster is not asked about.
std::vector<SandboxAnswer> answersFor(const policy::explain::PolicyExplainer &explainer, std::size_t pod);

/// "NetworkPolicy liteboxd/allow-dns, spec.egress[0]": who decided, or who isolates where nothing allows it.
QString deciders(const policy::explain::Verdict &verdict);

} // namespace liteboxd::policies
