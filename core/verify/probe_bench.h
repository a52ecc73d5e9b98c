// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/batch.h"
#include "core/verify/flow_witness.h"
#include "core/verify/probes/probe_attempt.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::verify {

/// A port of every node that leads to a service.
struct NodePort
{
    std::uint16_t number = 0;
    std::string nameSpace{};
    std::string service{};
};

/// What the probe checks of one run share: the plan, the pods once they run, and whom they connect to. One thread.
struct ProbeBench
{
    ProbePlan plan{};
    std::vector<ProbePlace> apiServers{}; ///< its service first
    std::vector<std::string> nodes{};     ///< their internal addresses
    std::optional<ProbePlace> dns{};      ///< the service of the cluster's DNS
    std::vector<NodePort> nodePorts{};
    std::vector<LivePod> pods{};
    ProbeTool tool = ProbeTool::NcExec;
    bool hasTool = false; ///< it was found: the pods can connect
    std::shared_ptr<FlowWitness> witness{}; ///< of the connections; there once the probes are made

    /// nullptr if there is none.
    const LivePod *find(ProbeRole role) const;

    /// The drop that Hubble shows of a connection from this pod to the place.
    SoughtDrop dropOf(ProbeRole from, const ProbePlace &place) const;
};

using Attempts = Batch<Reach>;

/// A connection from a pod of the bench, which has to be there.
Attempts::Question connecting(kube::ApiClient &api, const ProbeBench &bench, ProbeRole from, const ProbePlace &place);

} // namespace liteboxd::verify
