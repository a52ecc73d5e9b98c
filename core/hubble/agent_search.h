// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QString>

#include <string>
#include <vector>

namespace liteboxd::hubble {

/// A pod that runs Cilium's agent, ready to be asked.
struct AgentPod
{
    std::string nameSpace;
    std::string name;
    QString node;

    bool operator==(const AgentPod &) const = default;
};

/// The pods of Cilium's agents that are ready, one a node: those with the label k8s-app=cilium in kube-system. NotFound
/// if there is none; other errors as ApiClient::list().
async::Request findAgents(kube::ApiClient &api, QObject *context, async::Callback<std::vector<AgentPod>> done);

} // namespace liteboxd::hubble
