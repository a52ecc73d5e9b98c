// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"
#include "core/policy/lint/finding.h"

namespace liteboxd::policy::lint {

/// What the rules of a cluster's policies really do, where that is not what they look like; in the order of the
/// policies, errors of each first. docs/policies.md lists the checks.
Findings findingsOf(const explain::PolicyExplainer &explainer);

} // namespace liteboxd::policy::lint
