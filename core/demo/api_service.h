// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/demo/kubelet.h"
#include "core/demo/object_endpoint.h"
#include "core/demo/watch_streams.h"
#include "gateway/engine/service.h"

#include <functional>
#include <memory>
#include <optional>

namespace liteboxd::demo {

/// The API server of the demo: who may in, what a request is about, and who answers it. Everything it keeps lives on
/// the one worker of its server.
class ApiService final : public engine::Service
{
public:
    struct Settings
    {
        base::TokenDigest token{};
        int sandboxes = 6;
        Kubelet::Delays delays{};
        std::chrono::milliseconds bookmarks{60'000};
        std::size_t historyLength = 8192;
        std::function<void()> ready; ///< on the worker's thread, when the first sandboxes live
    };

    explicit ApiService(Settings settings);
    ~ApiService() override;

    io::Task<void> serve(engine::Exchange &exchange) override;
    void workerStarted(engine::Worker &worker) override;
    void workerStopped(engine::Worker &worker) override;
    void workerDraining(engine::Worker &worker) override;

private:
    struct Cluster;
    using Review = Outcome<QJsonObject> (*)(const QByteArray &contentType, const QByteArray &body);

    bool isAuthorized(const engine::RequestHead &request) const;
    io::Task<void> refuseWith(engine::Exchange &exchange, const Status &status);
    io::Task<void> serveObject(engine::Exchange &exchange, const ApiTarget &target);
    io::Task<void> serveReview(engine::Exchange &exchange, Review reviewed);
    io::Task<void> serveOther(engine::Exchange &exchange, const ApiTarget &target);
    void populate();

    Settings m_settings;
    base::SystemClock m_clock;
    std::unique_ptr<Cluster> m_cluster;
};

} // namespace liteboxd::demo
