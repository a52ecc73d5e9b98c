// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/api_client.h"
#include "core/kube/watch/watch_cache.h"
#include "gateway/control/egress_rules.h"
#include "gateway/control/pod_source.h"
#include "gateway/control/upstream_address.h"
#include "gateway/egress/egress_service.h"
#include "gateway/egress/system_names.h"
#include "gateway/http/server.h"
#include "gateway/monitor/egress_figures.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace liteboxd::control {

/// The sandboxes as the proxy knows them. Whose list is in force is decided here: that of a pod that runs, has an
/// address of its own that no other claims, and is one of `opened`, uids of those that wear the label
/// liteboxd.io/egress-proxy. Pure.
std::shared_ptr<const egress::EgressTable> egressTable(const std::vector<sandbox::SandboxPtr> &sandboxes,
                                                       const std::set<std::string> &opened, Freshness freshness,
                                                       ClusterPlace place);

/// The proxy of a running gateway: a server of its own, which is given the sandboxes of a PodSource as they change. One
/// Qt thread, the pod source's; destroying it ends every connection at once.
class EgressDoor : public QObject
{
    Q_OBJECT

public:
    using Decided = std::function<void(const egress::EgressNote &)>;

    /// Binds every address and begins to serve; nobody is known until follow(). Errors as http::Server::create().
    /// `onDecided` is called on workers' threads.
    static base::Result<std::unique_ptr<EgressDoor>> open(const EgressRules &rules, Decided onDecided);
    ~EgressDoor() override;

    /// What it learns of a cluster by. What it names outlives this, or is replaced before it goes.
    struct Cluster
    {
        PodSource &pods;
        kube::ApiClient &api; ///< for a watch of the pods that wear the label
        std::string nameSpace{};
        ClusterPlace place = ClusterPlace::Elsewhere;
    };
    /// From now on the sandboxes are those of this cluster.
    void follow(const Cluster &cluster);

    std::vector<io::SocketAddress> addresses() const { return m_server->addresses(); }

    /// Any thread.
    monitor::EgressFigures figures() const;

    /// Takes nobody in any more; what runs may go on for `limit`.
    void drain(std::chrono::milliseconds limit);

private:
    EgressDoor();

    void publish();
    Freshness freshness() const;

    PodSource *m_pods = nullptr; ///< from the first follow() on
    ClusterPlace m_place = ClusterPlace::Elsewhere;
    QTimer m_changed;                                        ///< many changes at once make one table
    std::unique_ptr<kube::WatchCache<std::string>> m_marked; ///< uids of pods that wear the label
    kube::Subscription m_markChanges;
    egress::SystemNames m_names;
    std::unique_ptr<egress::EgressService> m_service; ///< the server uses it to the end
    std::unique_ptr<http::Server> m_server;
};

} // namespace liteboxd::control
