// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"
#include "gateway/http/service.h"
#include "gateway/monitor/egress_figures.h"

#include <functional>
#include <optional>
#include <utility>

namespace liteboxd::monitor {

/// What a listener of its own says of a gateway to whoever watches over it: GET /metrics for Prometheus, GET /healthz
/// while it runs; 404 for the rest. Asks for no token, so it belongs on an address that only those reach who may know
/// which sandboxes there are. The gateway outlives it, with its workers ended first.
class MonitorService final : public http::Service
{
public:
    /// What the proxy for sandboxes did; called on the listener's thread.
    using EgressCounter = std::function<EgressFigures()>;

    /// Without `egress` there is no such proxy.
    explicit MonitorService(const engine::Gateway &gateway, EgressCounter egress = {})
        : m_gateway(gateway)
        , m_egress(std::move(egress))
    {}

    io::Task<void> serve(http::Exchange &exchange) override;

private:
    const engine::Gateway &m_gateway;
    const EgressCounter m_egress;
};

} // namespace liteboxd::monitor
