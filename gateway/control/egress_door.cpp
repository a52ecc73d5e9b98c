// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/egress_door.h"

#include "core/sandbox/labels.h"

#include <ifaddrs.h>

namespace liteboxd::control {

namespace {

constexpr std::chrono::milliseconds coalescing{50};

/// Connections to the proxy at once, and of one sandbox.
constexpr std::size_t mostConnections = 8192;
constexpr std::uint32_t mostOfOne = 256;

/// This machine's own addresses, public ones too: what listens here is not for sandboxes.
void addOwnAddresses(io::AddressRanges &ranges)
{
    ifaddrs *found = nullptr;
    if (::getifaddrs(&found) != 0)
        return;
    for (const ifaddrs *each = found; each != nullptr; each = each->ifa_next) {
        const int family = each->ifa_addr == nullptr ? AF_UNSPEC : each->ifa_addr->sa_family;
        if (family == AF_INET)
            ranges.add(io::SocketAddress(each->ifa_addr, sizeof(sockaddr_in)).host());
        else if (family == AF_INET6)
            ranges.add(io::SocketAddress(each->ifa_addr, sizeof(sockaddr_in6)).host());
    }
    ::freeifaddrs(found);
}

egress::EgressClient clientOf(const sandbox::Sandbox &sandbox, const std::set<std::string> &opened)
{
    const std::string uid = sandbox.uid.toStdString();
    egress::EgressClient client{sandbox.id.text(), uid, opened.contains(uid), {}};
    for (const QString &domain : sandbox.allowedDomains) {
        if (auto pattern = sandbox::DomainPattern::parse(domain)) // what is none permits nothing
            client.domains.push_back(std::move(*pattern));
    }
    return client;
}

} // namespace

std::shared_ptr<const egress::EgressTable> egressTable(const std::vector<sandbox::SandboxPtr> &sandboxes,
                                                       const std::set<std::string> &opened, Freshness freshness,
                                                       ClusterPlace place)
{
    using State = sandbox::SandboxState;
    std::map<egress::EgressTable::Address, egress::EgressClient> clients;
    std::set<egress::EgressTable::Address> disputed;
    for (const sandbox::SandboxPtr &sandbox : sandboxes) {
        const bool hasEnded = sandbox->state == State::Succeeded || sandbox->state == State::Failed;
        if (hasEnded || sandbox->hostNetwork || sandbox->podAddress.isEmpty())
            continue;
        const auto address = upstreamAddress(sandbox->podAddress.toStdString(), place);
        if (!address)
            continue;
        const auto key = address->bytes();
        if (!clients.emplace(key, clientOf(*sandbox, opened)).second)
            disputed.insert(key);
    }
    for (const auto &key : disputed)
        clients.erase(key);
    return std::make_shared<egress::EgressTable>(std::move(clients), freshness);
}

EgressDoor::EgressDoor()
{
    m_changed.setSingleShot(true);
    m_changed.setInterval(coalescing);
    connect(&m_changed, &QTimer::timeout, this, &EgressDoor::publish);
}

EgressDoor::~EgressDoor()
{
    m_server.reset(); // its threads call into m_service and m_names
}

base::Result<std::unique_ptr<EgressDoor>> EgressDoor::open(const EgressRules &rules, Decided onDecided)
{
    std::unique_ptr<EgressDoor> door(new EgressDoor());
    egress::EgressService::Settings settings{{rules.refused, rules.permitted}, rules.rate, std::move(onDecided)};
    addOwnAddresses(settings.addresses.refused);
    door->m_service = std::make_unique<egress::EgressService>(std::move(settings), door->m_names);
    http::Server::Settings server;
    server.listen = rules.listen;
    server.workers = 1;
    server.targets = http::TargetForms::Proxy;
    server.connections = {.all = mostConnections, .perClient = mostOfOne};
    auto created = http::Server::create(std::move(server), *door->m_service);
    if (!created)
        return base::fail(std::move(created.error()));
    door->m_server = std::move(*created);
    door->m_server->start();
    return door;
}

void EgressDoor::follow(const Cluster &cluster)
{
    if (m_pods != nullptr)
        m_pods->disconnect(this);
    m_pods = &cluster.pods;
    m_place = cluster.place;
    const auto later = [this] {
        if (!m_changed.isActive())
            m_changed.start();
    };
    connect(m_pods, &PodSource::changed, this, later);
    connect(m_pods, &PodSource::freshnessChanged, this, &EgressDoor::publish);
    namespace labels = sandbox::labels;
    const std::string selector = std::string(labels::app).append("=").append(labels::appValue) + ',' +
                                 std::string(labels::egressProxy).append("=").append(labels::egressProxyValue);
    m_marked = std::make_unique<kube::WatchCache<std::string>>(
        cluster.api, kube::ListQuery{{kube::resources::pods(), cluster.nameSpace}, selector},
        [](const kube::ObjectView &pod) -> base::Result<std::string> {
            return std::string(pod["metadata"]["uid"].text());
        });
    m_markChanges = m_marked->subscribe(this, [later](const kube::Changes<std::string> &) { later(); });
    connect(m_marked.get(), &kube::WatchCacheBase::stateChanged, this, &EgressDoor::publish);
    m_marked->start();
    publish();
}

monitor::EgressFigures EgressDoor::figures() const
{
    const egress::EgressCounts counts = m_service->counts();
    monitor::EgressFigures figures{counts.requests, counts.open, {}};
    for (std::size_t at = 0; at < counts.refused.size(); ++at)
        figures.refused.emplace_back(nameOf(static_cast<egress::EgressRule>(at)), counts.refused.at(at));
    return figures;
}

/// As good as the worse of both watches.
Freshness EgressDoor::freshness() const
{
    const bool isLive = m_marked->state().phase == kube::SyncState::Phase::Live;
    return isLive ? m_pods->freshness() : Freshness::NotLoaded;
}

void EgressDoor::publish()
{
    std::set<std::string> opened;
    for (const auto &uid : m_marked->values())
        opened.insert(*uid);
    m_service->publish(egressTable(m_pods->sandboxes(), opened, freshness(), m_place));
}

void EgressDoor::drain(std::chrono::milliseconds limit)
{
    m_changed.stop();
    m_markChanges = {};
    m_pods->disconnect(this);
    m_server->drain(limit, [] {});
}

} // namespace liteboxd::control
