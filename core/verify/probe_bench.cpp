// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probe_bench.h"

#include <algorithm>

namespace liteboxd::verify {

const LivePod *ProbeBench::find(ProbeRole role) const
{
    const auto found =
        std::find_if(pods.begin(), pods.end(), [role](const LivePod &live) { return live.pod.role == role; });
    return found == pods.end() ? nullptr : &*found;
}

SoughtDrop ProbeBench::dropOf(ProbeRole from, const ProbePlace &place) const
{
    const LivePod *const live = find(from);
    SoughtDrop sought{live != nullptr ? live->pod.name : std::string(), {place}};
    const auto isIt = [&](const ProbePlace &one) { return one.text() == place.text(); };
    if (std::any_of(apiServers.begin(), apiServers.end(), isIt))
        sought.places = apiServers; // its service stands for all of them
    for (const NodePort &port : nodePorts) {
        if (port.number == place.port)
            sought.spaces << QString::fromStdString(port.nameSpace);
    }
    return sought;
}

Attempts::Question connecting(kube::ApiClient &api, const ProbeBench &bench, ProbeRole from, const ProbePlace &place)
{
    const LivePod *const live = bench.find(from);
    const ProbePod pod = live != nullptr ? live->pod : ProbePod{};
    return [&api, pod, tool = bench.tool, place](QObject *context, async::Callback<Reach> done) {
        return tryConnect(api, pod, tool, place, context, std::move(done));
    };
}

} // namespace liteboxd::verify
