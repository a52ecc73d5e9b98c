// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_service.h"
#include "app/demo/cluster/kubeconfig_file.h"
#include "app/demo/relay/relay_server.h"
#include "core/base/result.h"
#include "gateway/http/server.h"

#include <memory>

namespace liteboxd::demo {

/// A whole demo cluster in this process: API server, pods, and the sandboxes behind them, on one thread of its own, and
/// Hubble Relay with what those sandboxes do, on threads of gRPC's.
/// Used from the thread that started it; destroying it ends everything at once.
class DemoCluster
{
public:
    struct Settings
    {
        io::SocketAddress listen;
        int sandboxes = 6;
        std::string fault{}; ///< as ApiService::Settings
        Kubelet::Delays delays{};
        std::chrono::milliseconds bookmarks{60'000};
        std::size_t historyLength = 8192;
    };

    /// Blocks until the API server listens and the first sandboxes live. AlreadyExists when the port is taken.
    static base::Result<std::unique_ptr<DemoCluster>> start(const Settings &settings);
    ~DemoCluster();

    /// How to reach it: what its kubeconfig says.
    const KubeconfigFile::Content &access() const { return m_access; }

    /// Where the gateway listens that some faults have; empty without one.
    std::string openGateway() const { return m_service->openGateway(); }

    /// Where Hubble Relay listens; it is also reached by a port-forward to its pod.
    io::SocketAddress relayAddress() const { return m_relay->address(); }

    /// Ends watches, lets running requests finish for up to `limit`, and returns when all is over.
    void stop(std::chrono::milliseconds limit);

private:
    DemoCluster() = default;

    KubeconfigFile::Content m_access;
    std::unique_ptr<RelayServer> m_relay;
    std::unique_ptr<ApiService> m_service;
    std::unique_ptr<http::Server> m_server; // goes before the service it uses
};

} // namespace liteboxd::demo
