// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/traffic.h"

#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/node_address.h"
#include "gateway/http/worker.h"
#include "gateway/io/timer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace liteboxd::demo {

using policy::explain::Outcome;
using policy::explain::TargetPort;

namespace {

constexpr std::chrono::milliseconds interval{500};
constexpr std::size_t ticksOfWork = 8; ///< a sandbox does something every four seconds

/// Names of the internet, with addresses that are nobody's (RFC 5737).
struct Site
{
    std::string_view templateName;
    std::string_view name;
    std::string_view address;
};

constexpr std::array sites{
    Site{"python", "pypi.org", "203.0.113.10"},           Site{"python", "files.pythonhosted.org", "203.0.113.11"},
    Site{"node", "registry.npmjs.org", "203.0.113.20"},   Site{"node", "github.com", "203.0.113.21"},
    Site{"ubuntu", "archive.ubuntu.com", "203.0.113.30"}, Site{"ubuntu", "security.ubuntu.com", "203.0.113.31"},
    Site{"go", "proxy.golang.org", "203.0.113.40"},       Site{"go", "sum.golang.org", "203.0.113.41"},
    Site{"jupyter", "pypi.org", "203.0.113.10"},          Site{"jupyter", "conda.anaconda.org", "203.0.113.50"},
};

constexpr std::string_view commandServer = "203.0.113.66"; ///< where the beacon goes

const std::string &addressOf(const std::string &name)
{
    static const std::string none;
    static const std::map<std::string, std::string> all = [] {
        std::map<std::string, std::string> made;
        for (const Site &each : sites)
            made.emplace(each.name, each.address);
        return made;
    }();
    const auto found = all.find(name);
    return found == all.end() ? none : found->second;
}

TrafficEnd worldAt(const std::string &address)
{
    return {address, {}, {}, {"reserved:world"}, 2};
}

} // namespace

Traffic::Traffic(http::Worker &worker, ObjectStore &store, std::shared_ptr<FlowRing> ring)
    : m_worker(worker)
    , m_store(store)
    , m_writer(std::move(ring))
{
    m_subscription = store.subscribe([this](const Change &change) {
        if (change.type != &events() && change.type != &leases() && change.type != &configMaps())
            m_world.reset();
    });
    worker.reactor().spawn(run());
}

io::Task<void> Traffic::run()
{
    io::Timer timer(m_worker.reactor());
    for (;;) {
        co_await timer.until(io::Clock::now() + interval);
        tick();
    }
}

const TrafficWorld &Traffic::world()
{
    if (!m_world)
        m_world = std::make_unique<TrafficWorld>(m_store);
    return *m_world;
}

/// As the agents' settings have it (bpf.events of Cilium's chart), and unless they keep drops to themselves by a fault.
bool Traffic::tellsDrops() const
{
    const QString space = QStringLiteral("kube-system");
    const ObjectRef settings = m_store.find(configMaps(), space, QStringLiteral("cilium-config"));
    const ObjectRef agents = m_store.find(daemonSets(), space, QStringLiteral("cilium"));
    const auto isOff = [&settings](QLatin1StringView name) {
        return settings && settings->json[u"data"][name].toString() == u"false";
    };
    const bool isTold = !isOff(QLatin1StringView("bpf-events-drop-enabled")) ||
                        !isOff(QLatin1StringView("bpf-events-policy-verdict-enabled"));
    return isTold && (!agents || agents->json[u"metadata"][u"annotations"][u"liteboxd.io/demo-behaviour"].toString() !=
                                     u"keeps-drops");
}

/// A node, as the agent of a node sees it: itself, or another.
TrafficEnd Traffic::hostAt(const std::string &address, const std::string &askingNode) const
{
    const QString host = QString::fromStdString(address);
    const bool isAnother = isNodeAt(m_store, host) && nodeAddress(m_store, QString::fromStdString(askingNode)) != host;
    return isAnother ? TrafficEnd{address, {}, {}, {"reserved:remote-node"}, 6}
                     : TrafficEnd{address, {}, {}, {"reserved:host"}, 1};
}

/// Addresses of services are translated before policies are asked, so flows have that of what is behind them.
TrafficEnd Traffic::serverOf(const Dialled &dialled, std::uint16_t &port)
{
    const std::string &host = dialled.host;
    const TrafficSandbox *const from = world().pod(dialled.nameSpace, dialled.pod);
    const std::string node = from != nullptr ? from->end.node : std::string();
    const bool isNode = host.starts_with("127.");
    const ObjectRef api = m_store.find(endpoints(), QStringLiteral("default"), QStringLiteral("kubernetes"));
    const QJsonValue subset = api ? api->json[u"subsets"][0] : QJsonValue();
    const int apiPort = subset[u"ports"][0][u"port"].toInt();
    const std::string apiAddress = subset[u"addresses"][0][u"ip"].toString().toStdString();
    if (host == "192.0.2.1")
        port = static_cast<std::uint16_t>(apiPort);
    if (host == "192.0.2.1" || (host == apiAddress && port == apiPort)) {
        TrafficEnd server = hostAt(apiAddress, node);
        server.labels.emplace_back("reserved:kube-apiserver");
        server.identity = 7;
        return server;
    }
    return isNode ? hostAt(host, node) : worldAt(host);
}

void Traffic::note(const Dialled &dialled)
{
    m_writer.setTellsDrops(tellsDrops());
    const TrafficSandbox *const from = world().pod(dialled.nameSpace, dialled.pod);
    if (from == nullptr)
        return;
    const TrafficEnd *const dns = dialled.host == "192.0.2.10" ? world().nameServer() : nullptr;
    const TrafficSandbox *const to = world().podAt(dns != nullptr ? dns->address : dialled.host);
    std::uint16_t port = dialled.port;
    const TrafficEnd server = to != nullptr ? to->end : serverOf(dialled, port);
    const auto peer = policy::explain::parsePeer(to != nullptr ? "pod:" + server.nameSpace + '/' + server.pod
                                                               : "ip:" + server.address);
    if (!peer)
        return;
    policy::explain::Verdict verdict = world().egress(*from, *peer, TargetPort{port});
    if (to != nullptr && verdict.outcome == Outcome::Allowed)
        verdict = world().ingress(*to, policy::explain::PodPeer{{dialled.nameSpace, dialled.pod}}, TargetPort{port});
    // What the pod met decides: the flows tell of it. A silence where policies let it through is nobody's.
    if (dialled.wasAnswered)
        m_writer.connect({from->end, server, port}, {Outcome::Allowed, verdict.direction, {}, {}, {}});
    else if (verdict.outcome == Outcome::Denied)
        m_writer.connect({from->end, server, port}, verdict);
}

void Traffic::tick()
{
    static_cast<void>(world());
    m_writer.setTellsDrops(tellsDrops());
    ++m_ticks;
    std::size_t at = 0;
    for (const TrafficSandbox &each : m_world->sandboxes()) {
        if (each.isHostile)
            mischiefOf(each);
        else if ((m_ticks + at * 3) % ticksOfWork == 0)
            workOf(each, (m_ticks + at) / ticksOfWork);
        ++at;
    }
}

void Traffic::workOf(const TrafficSandbox &sandbox, std::size_t turn)
{
    std::vector<std::string> names;
    for (const Site &each : sites) {
        if (each.templateName == sandbox.templateName)
            names.emplace_back(each.name);
    }
    if (names.empty())
        names.emplace_back(sites.front().name);
    visit(sandbox, names[turn % names.size()]);
    if (turn % 3 != 0)
        return;
    const QString node = QString::fromStdString(sandbox.end.node);
    const std::string address = nodeAddress(m_store, node).toStdString();
    const TrafficEnd host{address, {}, {}, {"reserved:host"}, 1}; // the kubelet looks whether it is ready
    m_writer.connect({host, sandbox.end, 8080},
                     m_world->ingress(sandbox, policy::explain::EntityPeer{"host"}, TargetPort{8080}));
}

void Traffic::mischiefOf(const TrafficSandbox &sandbox)
{
    probe(sandbox, "10.0.0.7", static_cast<std::uint16_t>(20 + m_ticks % 1000)); // a scan, port by port
    probe(sandbox, "10.0.0." + std::to_string(1 + m_ticks % 250), 22);           // and one host by host
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string label;
    for (int i = 0; i < 48; ++i)
        label += letters[m_random() % letters.size()];
    askName(sandbox, {label + ".t.exfil.example", "TXT", {}, m_ticks % 4 == 0 ? 3U : 0U});
    if (m_ticks % 10 == 0)
        probe(sandbox, std::string(commandServer), 4444);
    if (m_ticks % 20 == 5)
        probe(sandbox, "169.254.169.254", 80);
    if (m_ticks % 12 == 7)
        probe(sandbox, "192.0.2.1", 443);
    if (m_ticks % 6 != 0)
        return;
    const auto &all = m_world->sandboxes();
    const TrafficSandbox &neighbour = all[m_ticks / 6 % all.size()];
    if (&neighbour == &sandbox)
        return;
    const policy::explain::PodPeer peer{{neighbour.end.nameSpace, neighbour.end.pod}};
    m_writer.connect({sandbox.end, neighbour.end, 8080}, m_world->egress(sandbox, peer, TargetPort{8080}));
}

/// Whether it was answered.
bool Traffic::askName(const TrafficSandbox &sandbox, const NameQuestion &question)
{
    const TrafficEnd *const server = m_world->nameServer();
    if (server == nullptr)
        return false;
    const Attempt attempt{sandbox.end, *server, 53, true};
    const auto verdict = m_world->egress(sandbox, policy::explain::PodPeer{{server->nameSpace, server->pod}},
                                         TargetPort{53, policy::explain::Protocol::Udp});
    if (verdict.outcome != Outcome::Allowed) {
        m_writer.connect(attempt, verdict);
        return false;
    }
    m_writer.askName(attempt, question);
    return question.rcode == 0;
}

void Traffic::visit(const TrafficSandbox &sandbox, const std::string &name)
{
    if (!askName(sandbox, {name, "A", {addressOf(name)}}))
        return;
    TrafficEnd site = worldAt(addressOf(name));
    site.names.push_back(name);
    m_writer.connect({sandbox.end, site, 443},
                     m_world->egress(sandbox, policy::explain::NamePeer{name}, TargetPort{443}));
}

void Traffic::probe(const TrafficSandbox &sandbox, const std::string &address, std::uint16_t port)
{
    const auto peer = policy::explain::parsePeer("ip:" + address);
    if (peer)
        m_writer.connect({sandbox.end, worldAt(address), port}, m_world->egress(sandbox, *peer, TargetPort{port}));
}

} // namespace liteboxd::demo
