// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QStringList>

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

/// Cilium's agents: the pods with the label k8s-app=cilium in kube-system.
struct FoundAgents
{
    std::vector<AgentPod> ready{};
    QStringList silentNodes{}; ///< that have an agent's pod and none that is ready, sorted
};

/// Looks for them. NotFound if none is ready; other errors as ApiClient::list().
async::Request findAgents(kube::ApiClient &api, QObject *context, async::Callback<FoundAgents> done);

} // namespace liteboxd::hubble
