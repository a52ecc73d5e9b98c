// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "gateway/http/worker.h"
#include "gateway/io/task.h"

#include <chrono>
#include <memory>

namespace liteboxd::demo {

/// Plays the controller of Cilium's DaemonSet: another annotation of the pod template (`kubectl rollout restart`)
/// restarts the agents, which are not ready for a moment. What they enforce holds meanwhile, as Cilium's datapath does.
/// An annotation of the DaemonSet, liteboxd.io/demo-behaviour, has something else come of it: "lost" (the agents do not
/// come back), "opens" (nothing is enforced meanwhile), "forgets" (allow-dns is changed). Runs on the worker of the API
/// server; its tasks end with that worker's reactor, before this object goes.
class AgentRollout
{
public:
    AgentRollout(http::Worker &worker, ObjectStore &store, std::chrono::milliseconds time);

private:
    void onChange(const Change &change);
    io::Task<void> restart();
    void report(bool isReady);

    http::Worker &m_worker;
    ObjectStore &m_store;
    const std::chrono::milliseconds m_time;
    bool m_isRestarting = false;
    std::shared_ptr<void> m_subscription;
};

/// Whether the datapath of the demo lets everything through at the moment.
bool isDatapathOpen(const ObjectStore &store);

/// Whether agents take a sandbox of another node for a gateway, and let it through to theirs.
bool mistakesFarSandboxes(const ObjectStore &store);

/// Whether it lets an established connection go on though policies deny it by now.
bool keepsConnections(const ObjectStore &store);

} // namespace liteboxd::demo
