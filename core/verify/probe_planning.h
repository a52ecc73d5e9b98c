// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_catalog.h"
#include "core/verify/probe_bench.h"

namespace liteboxd::verify {

/// What planning asks: the nodes, the pod of a sandbox whose image is borrowed, and where the API server is.
std::vector<kube::ListQuery> planningQueries(const Observations &seen, const ProbeSettings &settings);

/// The plan of these answers, in the order of the queries; the outcome says whether there is one. Pure but for `bench`.
CheckOutcome planProbes(const Observations &seen, const ProbeSettings &settings,
                        const std::vector<base::Result<kube::ObjectList>> &answers, ProbeBench &bench);

} // namespace liteboxd::verify
