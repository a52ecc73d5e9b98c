// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "app/demo/relay/flow_writer.h"
#include "app/demo/relay/traffic_world.h"
#include "gateway/io/task.h"

#include <memory>

namespace liteboxd::http {
class Worker;
}

namespace liteboxd::demo {

/// What the demo's sandboxes do on a network that is not there: they ask for names and connect to what their template
/// suggests, each every few seconds; the policies in the store decide what comes of it, as Cilium would. A hostile one
/// scans, beacons, tunnels through DNS, and tries metadata, API server and neighbours.
///
/// Belongs to the worker of the store; its task ends with that worker's reactor, before this object goes.
class Traffic
{
public:
    Traffic(http::Worker &worker, ObjectStore &store, std::shared_ptr<FlowRing> ring);

    /// A TCP connection that a program in a pod has tried.
    struct Dialled
    {
        std::string nameSpace;
        std::string pod;
        std::string host;
        std::uint16_t port = 0;
        bool wasAnswered = false;
    };

    /// Writes what an agent would say of it.
    void note(const Dialled &dialled);

    /// What pods have sent and received.
    const TrafficMeter &meter() const { return m_writer.meter(); }

private:
    const TrafficWorld &world();
    bool tellsDrops() const;
    TrafficEnd serverOf(const Dialled &dialled, std::uint16_t &port);
    TrafficEnd hostAt(const std::string &address, const std::string &askingNode) const;
    io::Task<void> run();
    void tick();
    void workOf(const TrafficSandbox &sandbox, std::size_t turn);
    void mischiefOf(const TrafficSandbox &sandbox);
    bool askName(const TrafficSandbox &sandbox, const NameQuestion &question);
    void visit(const TrafficSandbox &sandbox, const std::string &name);
    void probe(const TrafficSandbox &sandbox, const std::string &address, std::uint16_t port);

    http::Worker &m_worker;
    ObjectStore &m_store;
    FlowWriter m_writer;
    std::unique_ptr<TrafficWorld> m_world; ///< null: something has changed
    std::size_t m_ticks = 0;
    std::mt19937 m_random{7};
    std::shared_ptr<void> m_subscription;
};

} // namespace liteboxd::demo
