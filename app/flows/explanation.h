// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/why.h"
#include "core/policy/policy_overview.h"

#include <memory>

namespace liteboxd::flows {

/// What reasons of flows are computed with, and how far that is known.
struct Explanation
{
    std::shared_ptr<const policy::explain::PolicyExplainer> explainer; ///< null until the policies are read
    PolicyReading reading = PolicyReading::UnderWay;
};

Explanation explanationOf(const policy::PolicyOverview &policies);

} // namespace liteboxd::flows
