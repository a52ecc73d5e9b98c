// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/relay/flow_ring.h"
#include "app/demo/relay/traffic_meter.h"
#include "core/policy/explain/verdict.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// One end of what the demo's sandboxes do, as Cilium would name it.
struct TrafficEnd
{
    std::string address;
    std::string nameSpace{}; ///< of a pod
    std::string pod{};
    std::vector<std::string> labels{}; ///< "k8s:app=liteboxd", "reserved:world"
    std::uint32_t identity = 0;
    std::vector<std::string> names{}; ///< DNS names that are known for the address
    std::string node{};               ///< of a pod: whose agent sees what it does
};

/// A connection that somebody tries.
struct Attempt
{
    TrafficEnd client;
    TrafficEnd server;
    std::uint16_t port = 0;
    bool isUdp = false;
    std::string seenOn{}; ///< the node whose agent tells of it
};

/// A question to a name server, with its answer.
struct NameQuestion
{
    std::string name; ///< without the dot at the end
    std::string type = "A";
    std::vector<std::string> addresses{};
    std::uint32_t rcode = 0;
};

/// Writes what Cilium's agents would say of connections into the ring: a policy verdict and the packets both ways where
/// it is allowed, the drop in its two events where it is not, and what the DNS proxy sees. One thread.
class FlowWriter
{
public:
    explicit FlowWriter(std::shared_ptr<FlowRing> ring);

    /// `verdict` is that of the policies of the pod whose direction it says.
    void connect(const Attempt &attempt, const policy::explain::Verdict &verdict);

    /// A question and its answer, over a connection to the name server that was allowed.
    void askName(const Attempt &attempt, const NameQuestion &question);

    /// Whether drops are told of, as they are at first.
    void setTellsDrops(bool tells) { m_tellsDrops = tells; }

    /// What all of it would have carried.
    const TrafficMeter &meter() const { return m_meter; }

private:
    static std::unique_ptr<::flow::Flow> begin(const Attempt &attempt, std::uint16_t clientPort, bool isReply);
    void add(std::unique_ptr<::flow::Flow> made);

    std::shared_ptr<FlowRing> m_ring;
    TrafficMeter m_meter;
    bool m_tellsDrops = true;
    std::mt19937 m_random{42};
};

} // namespace liteboxd::demo
