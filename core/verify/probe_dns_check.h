// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_catalog.h"
#include "core/verify/probe_bench.h"

#include <memory>

namespace liteboxd::verify {

/// Asks the cluster's DNS from a sandbox and from the control, both probes of `bench`, and judges what each was told.
async::Request askDns(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, QObject *context,
                      async::Callback<CheckOutcome> done);

} // namespace liteboxd::verify
