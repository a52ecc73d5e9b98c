// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/verify/probes/dns_query.h"
#include "core/verify/probes/probe_plan.h"
#include "core/verify/probes/probe_tool.h"

namespace liteboxd::verify {

/// A probe pod that runs.
struct LivePod
{
    ProbePod pod;
    std::string address;
};

/// Whether a command did not even get to its pod: the login is not accepted, or may not, the pod is gone, or the API
/// server cannot be reached. It says nothing of the network of the pod then.
bool isUnasked(const base::Error &error);

/// Connects from a pod to a place. An error if it isUnasked(); what else goes wrong is Unclear. `api` must outlive it.
async::Request tryConnect(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &place,
                          QObject *context, async::Callback<Reach> done);

/// Asks a name server from a pod for a name. An error if the command could not be run, or did not end.
async::Request tryDns(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &server,
                      QObject *context, async::Callback<DnsReply> done);

/// Which tool of probeTools() is in the image: asked by connecting to a port of the pod's own where nobody listens.
/// NotFound if none is.
async::Request findTool(kube::ApiClient &api, const LivePod &pod, QObject *context, async::Callback<ProbeTool> done);

} // namespace liteboxd::verify
