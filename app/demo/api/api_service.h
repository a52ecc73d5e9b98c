// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/access_review.h"
#include "app/demo/api/access_rules.h"
#include "app/demo/api/object_endpoint.h"
#include "app/demo/api/shifted_clock.h"
#include "app/demo/api/watch_streams.h"
#include "app/demo/node/kubelet.h"
#include "app/demo/relay/flow_ring.h"
#include "core/base/secret.h"
#include "gateway/http/service.h"
#include "gateway/io/socket_address.h"

#include <functional>
#include <memory>
#include <optional>

namespace liteboxd::demo {

/// The API server of the demo: who may in, what a request is about, and who answers it. Everything it keeps lives on
/// the one worker of its server.
class ApiService final : public http::Service
{
public:
    struct Settings
    {
        base::TokenDigest token{};
        int sandboxes = 6;
        std::string fault{}; ///< of demoFaults(): also puts the default policies in place; empty: neither
        Kubelet::Delays delays{};
        std::chrono::milliseconds bookmarks{60'000};
        std::size_t historyLength = 8192;
        std::function<void()> ready;              ///< on the worker's thread, when the first sandboxes live
        std::shared_ptr<FlowRing> flows{};        ///< what the sandboxes do is written there; null: they are silent
        std::optional<io::SocketAddress> relay{}; ///< where Hubble Relay gives it out
    };

    explicit ApiService(Settings settings);
    ~ApiService() override;

    /// Where the gateway listens that some faults have; empty before `ready`, and without one. Set once.
    std::string openGateway() const { return m_openGateway; }

    /// Where it is reached. Before the server starts.
    void setAddress(const io::SocketAddress &address) { m_address = address; }

    io::Task<void> serve(http::Exchange &exchange) override;
    void workerStarted(http::Worker &worker) override;
    void workerStopped(http::Worker &worker) override;
    void workerDraining(http::Worker &worker) override;

private:
    struct Cluster;
    using Review = std::function<Outcome<QJsonObject>(const ReviewRequest &request)>;

    bool isAuthorized(const http::RequestHead &request) const;
    void noteCommand(const ApiTarget &target);
    io::Task<void> refuseWith(http::Exchange &exchange, const Status &status);
    io::Task<void> serveObject(http::Exchange &exchange, const ApiTarget &target);
    io::Task<void> serveNode(http::Exchange &exchange, const ApiTarget &target);
    io::Task<void> serveMetrics(http::Exchange &exchange, const ApiTarget &target);
    io::Task<void> serveReview(http::Exchange &exchange, const Review &reviewed);
    io::Task<void> serveOther(http::Exchange &exchange, const ApiTarget &target);
    void populate();
    void breakOnPurpose();

    Settings m_settings;
    io::SocketAddress m_address;
    AccessRules m_rules;
    QString m_podRefusal;                    ///< of admission; empty: it lets pods in
    const QString m_unserved;                ///< plural of a kind that this API server does not know
    const std::chrono::seconds m_loginLapse; ///< how long nobody is let in, once a probe is used; none: never
    std::optional<io::Clock::time_point> m_lapsedSince;
    ShiftedClock m_clock;
    std::string m_openGateway;
    std::unique_ptr<Cluster> m_cluster;
};

} // namespace liteboxd::demo
