// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/monitor/monitor_service.h"

#include "gateway/http/worker.h"
#include "gateway/monitor/metrics_text.h"

namespace liteboxd::monitor {

using http::Refusal;

io::Task<void> MonitorService::serve(http::Exchange &exchange)
{
    const std::string_view method = exchange.request().method();
    const std::string_view path = exchange.request().path();
    if (path != "/metrics" && path != "/healthz") {
        co_await exchange.refuse(Refusal::ReservedPath);
        co_return;
    }
    if (method != "GET" && method != "HEAD") {
        co_await exchange.refuse(Refusal::HealthIsRead);
        co_return;
    }
    http::Answer answer(200);
    if (path == "/healthz") {
        answer.body = "{\"status\":\"ok\"}\n";
        answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    } else {
        const engine::Traffic traffic = co_await m_gateway.traffic(exchange.connection().worker().reactor());
        const auto egress = m_egress ? std::optional(m_egress()) : std::nullopt;
        answer.body = metricsText(traffic, m_gateway.status(), ProcessFigures::read(), egress);
        answer.fields = {{"Content-Type", metricsType}, {"Cache-Control", "no-store"}};
    }
    co_await exchange.respond(std::move(answer));
}

} // namespace liteboxd::monitor
