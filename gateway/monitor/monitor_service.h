// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_service.h"
#include "gateway/engine/gateway.h"
#include "gateway/http/service.h"

namespace liteboxd::monitor {

/// What a listener of its own says of a gateway to whoever watches over it: GET /metrics for Prometheus, GET /healthz
/// while it runs; 404 for the rest. Asks for no token, so it belongs on an address that only those reach who may know
/// which sandboxes there are. The gateway outlives it, with its workers ended first.
class MonitorService final : public http::Service
{
public:
    /// `egress`: nullptr: there is no proxy for sandboxes.
    explicit MonitorService(const engine::Gateway &gateway, const egress::EgressService *egress = nullptr)
        : m_gateway(gateway)
        , m_egress(egress)
    {}

    io::Task<void> serve(http::Exchange &exchange) override;

private:
    const engine::Gateway &m_gateway;
    const egress::EgressService *const m_egress;
};

} // namespace liteboxd::monitor
