// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/hubble/flow_source.h"
#include "core/kube/api_client.h"
#include "core/verify/check.h"
#include "core/verify/observations.h"
#include "core/verify/persistence/persistence_settings.h"
#include "core/verify/probe_settings.h"

#include <memory>

namespace liteboxd::verify {

struct ProbeBench;

/// What checks work with.
struct CheckTools
{
    kube::ApiClient *api = nullptr; ///< nullptr: the checks are only listed, not run
    const base::Clock *clock = nullptr;
    std::shared_ptr<Observations> seen{};
    std::optional<ProbeSettings> probes{};                            ///< what they may do; none: no pods are made
    std::function<std::unique_ptr<hubble::FlowSource>()> openFlows{}; ///< a way to Hubble, for the drops of probes
    PersistenceSettings persistence{};                                ///< what may be restarted
};

/// Every check there is, group by group, each behind what it builds on. One set for one run: the checks share what they
/// see. All that `tools` names must outlive them.
Checks allChecks(const CheckTools &tools);

/// The groups, in the order of allChecks(): each adds its own.
void addClusterChecks(const CheckTools &tools, Checks &checks);
void addLoginChecks(const CheckTools &tools, Checks &checks);
void addCiliumChecks(const CheckTools &tools, Checks &checks);
void addPolicyChecks(const CheckTools &tools, Checks &checks);
void addSandboxChecks(const CheckTools &tools, Checks &checks);
void addRealisedChecks(const CheckTools &tools, Checks &checks);
void addReachChecks(const CheckTools &tools, Checks &checks);
void addProbeChecks(const CheckTools &tools, Checks &checks); ///< and those that restart things

/// Whether policies outlive a restart; behind all others of `checks`, with the probes of `bench`.
void addPersistenceChecks(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, Checks &checks);

} // namespace liteboxd::verify
