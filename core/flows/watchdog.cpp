// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/watchdog.h"

#include "core/flows/flow_ends.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_mostTargets = 200; ///< per sandbox, of those with a beat
constexpr qsizetype s_mostSandboxes = 20'000;
constexpr qsizetype s_mostFound = 100; ///< per sandbox
constexpr qsizetype s_mostEvidence = 12;
constexpr int s_scannedPorts = 10;
constexpr int s_scannedAddresses = 15;
constexpr std::size_t s_beats = 8;
constexpr std::chrono::milliseconds s_shortestBeat = 2s;
constexpr double s_steady = 0.08; ///< standard deviation of the intervals over their mean
constexpr std::uint16_t s_kubelet = 10250;
constexpr std::uint16_t s_apiServer = 6443;
constexpr std::uint16_t s_timeService = 123; ///< asks in a steady beat, and may

bool isMetadata(const QString &address)
{
    return address == u"169.254.169.254" || address == u"fd00:ec2::254" || address == u"169.254.170.2" ||
           address == u"100.100.100.200";
}

} // namespace

QString nameOf(SuspicionKind kind)
{
    switch (kind) {
    case SuspicionKind::PortScan:
        return u"port-scan"_s;
    case SuspicionKind::AddressScan:
        return u"address-scan"_s;
    case SuspicionKind::MetadataProbe:
        return u"metadata-probe"_s;
    case SuspicionKind::ApiProbe:
        return u"api-probe"_s;
    case SuspicionKind::NeighbourProbe:
        return u"neighbour-probe"_s;
    case SuspicionKind::Beacon:
        return u"beacon"_s;
    case SuspicionKind::DnsTunnel:
        break;
    }
    return u"dns-tunnel"_s;
}

void Watchdog::take(const Flow &flow)
{
    const QString id = client(flow).sandboxId();
    if (id.isEmpty())
        return;
    if (!m_sandboxes.contains(id) && m_sandboxes.size() >= s_mostSandboxes)
        return;
    if (flow.layer7) {
        const DnsUse use = m_dns.take(flow);
        if (use.looksLikeTunnel() && flow.layer7->type == Layer7Type::Request)
            note(m_sandboxes[id], {SuspicionKind::DnsTunnel, id, use.domain, {flow.layer7->dns->query}}, flow);
        return;
    }
    if (flow.reply.value_or(false))
        return;
    Sandbox &sandbox = m_sandboxes[id];
    lookForProbes(flow, id, sandbox);
    lookForScans(flow, id, sandbox);
    lookForBeat(flow, id, sandbox);
}

void Watchdog::lookForProbes(const Flow &flow, const QString &id, Sandbox &sandbox)
{
    const FlowPeer &target = flow.destination;
    const QString words = shownTarget(target, flow.protocol);
    if (isMetadata(target.address))
        note(sandbox, {SuspicionKind::MetadataProbe, id, target.address, {words}}, flow);
    else if (isApiServer(target) || (isNode(target) && (target.port == s_kubelet || target.port == s_apiServer)))
        note(sandbox, {SuspicionKind::ApiProbe, id, {}, {words}}, flow);
    else if (const QString other = target.sandboxId(); !other.isEmpty() && other != id)
        note(sandbox, {SuspicionKind::NeighbourProbe, id, {}, {words}}, flow);
}

/// Only what has no name: programs ask DNS for the addresses they go to, and a name may have many.
void Watchdog::lookForScans(const Flow &flow, const QString &id, Sandbox &sandbox)
{
    const FlowPeer &target = flow.destination;
    if (!target.names.isEmpty() || !target.serviceName.isEmpty() || target.port == 53)
        return;
    sandbox.unnamed.add(flow.time, target.address, target.port);
    if (sandbox.unnamed.portsOf(target.address) >= s_scannedPorts)
        note(sandbox, {SuspicionKind::PortScan, id, target.address, {shownTarget(target, flow.protocol)}}, flow);
    if (sandbox.unnamed.addresses() >= s_scannedAddresses)
        note(sandbox, {SuspicionKind::AddressScan, id, {}, {shownTarget(target, flow.protocol)}}, flow);
}

/// New connections alone: what goes on in one connection has the beat of its protocol.
void Watchdog::lookForBeat(const Flow &flow, const QString &id, Sandbox &sandbox)
{
    const FlowPeer &target = flow.destination;
    const bool isNew = flow.protocol == Protocol::Tcp ? (flow.tcpFlags & (TcpSyn | TcpAck)) == TcpSyn
                                                      : flow.protocol == Protocol::Udp && target.port != s_timeService;
    if (!isWorld(target) || !isNew || target.port == 53)
        return;
    const QString words = shownTarget(target, flow.protocol);
    if (!sandbox.beats.contains(words) && sandbox.beats.size() >= s_mostTargets)
        sandbox.beats.erase(sandbox.beats.begin());
    auto &beats = sandbox.beats[words];
    // Retries of one packet, and several addresses of one name at once, are one beat.
    if (!beats.empty() && flow.time - beats.back() < s_shortestBeat / 2)
        return;
    beats.push_back(flow.time);
    if (beats.size() > s_beats + 1)
        beats.pop_front();
    if (beats.size() <= s_beats)
        return;
    std::vector<double> intervals;
    for (std::size_t at = 1; at < beats.size(); ++at)
        intervals.push_back(std::chrono::duration<double>(beats[at] - beats[at - 1]).count());
    const auto count = static_cast<double>(intervals.size());
    double mean = 0;
    for (const double interval : intervals)
        mean += interval / count;
    double variance = 0;
    for (const double interval : intervals)
        variance += (interval - mean) * (interval - mean) / count;
    if (mean < std::chrono::duration<double>(s_shortestBeat).count() || std::sqrt(variance) > mean * s_steady)
        return;
    note(sandbox, {SuspicionKind::Beacon, id, words, {words}}, flow).beat =
        std::chrono::milliseconds(static_cast<std::int64_t>(mean * 1000));
}

/// `suspicion` with one piece of evidence, from `flow`.
Suspicion &Watchdog::note(Sandbox &sandbox, const Suspicion &suspicion, const Flow &flow)
{
    auto &all = sandbox.found;
    const QString key = nameOf(suspicion.kind) + u'/' + suspicion.subject;
    if (!all.contains(key) && all.size() >= s_mostFound)
        all.erase(std::min_element(all.begin(), all.end(),
                                   [](const Suspicion &a, const Suspicion &b) { return a.last < b.last; }));
    Suspicion &found = all[key];
    if (found.count == 0) {
        found = suspicion;
        found.first = found.last = flow.time;
    }
    ++found.count;
    found.last = std::max(found.last, flow.time);
    found.wasStopped = found.wasStopped && flow.isDrop();
    const QString &evidence = suspicion.evidence.first();
    if (found.evidence.size() < s_mostEvidence && !found.evidence.contains(evidence))
        found.evidence += evidence;
    return found;
}

std::size_t Watchdog::count(bool wasStopped) const
{
    std::ptrdiff_t count = 0;
    for (const Sandbox &sandbox : m_sandboxes)
        count += std::count_if(sandbox.found.begin(), sandbox.found.end(),
                               [wasStopped](const Suspicion &each) { return each.wasStopped == wasStopped; });
    return static_cast<std::size_t>(count);
}

std::vector<Suspicion> Watchdog::suspicions() const
{
    std::vector<Suspicion> found;
    for (const Sandbox &sandbox : m_sandboxes)
        found.insert(found.end(), sandbox.found.begin(), sandbox.found.end());
    std::sort(found.begin(), found.end(), [](const Suspicion &a, const Suspicion &b) { return a.last > b.last; });
    return found;
}

} // namespace liteboxd::flows
