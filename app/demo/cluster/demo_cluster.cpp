// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster/demo_cluster.h"

#include "app/demo/cluster/certificates.h"
#include "app/demo/objects/demo_fault.h"

#include <future>

namespace liteboxd::demo {

DemoCluster::~DemoCluster() = default;

base::Result<std::unique_ptr<DemoCluster>> DemoCluster::start(const Settings &settings)
{
    const auto certificates = Certificates::create();
    if (!certificates)
        return base::fail(certificates.error());
    auto tls = io::TlsContext::server(certificates->serverPem, certificates->serverKeyPem);
    if (!tls)
        return base::fail(tls.error());
    const auto ready = std::make_shared<std::promise<void>>();
    std::unique_ptr<DemoCluster> cluster(new DemoCluster);
    cluster->m_access.authorityPem = certificates->authorityPem;
    cluster->m_access.token = base::Secret(base::randomHex64());

    ApiService::Settings api;
    api.token = base::digest(cluster->m_access.token.reveal());
    api.sandboxes = settings.sandboxes;
    api.fault = settings.fault;
    api.delays = settings.delays;
    api.bookmarks = settings.bookmarks;
    api.historyLength = settings.historyLength;
    api.ready = [ready] { ready->set_value(); };
    api.flows = std::make_shared<FlowRing>();
    const DemoFault *const fault = findFault(settings.fault);
    if (fault != nullptr && fault->startsNoPods)
        api.delays.start = std::chrono::hours(24);
    auto relay = RelayServer::start(api.flows, {std::string(Kubelet::nodeName), std::string(Kubelet::secondNodeName)},
                                    fault != nullptr ? fault->unseenNode.toStdString() : std::string());
    if (!relay)
        return base::fail(relay.error());
    cluster->m_relay = std::move(*relay);
    api.relay = cluster->m_relay->address();
    cluster->m_service = std::make_unique<ApiService>(std::move(api));

    http::Server::Settings serving;
    serving.listen = {settings.listen};
    serving.workers = 1; // everything the demo keeps belongs to this one thread
    serving.tls = std::move(*tls);
    auto server = http::Server::create(std::move(serving), *cluster->m_service);
    if (!server)
        return base::fail(server.error());
    cluster->m_server = std::move(*server);
    cluster->m_service->setAddress(cluster->m_server->addresses().front());
    cluster->m_access.server = "https://" + cluster->m_server->addresses().front().text();
    cluster->m_server->start();
    ready->get_future().wait();
    return cluster;
}

void DemoCluster::stop(std::chrono::milliseconds limit)
{
    const auto done = std::make_shared<std::promise<void>>();
    m_server->drain(limit, [done] { done->set_value(); });
    done->get_future().wait();
    m_server.reset();
}

} // namespace liteboxd::demo
