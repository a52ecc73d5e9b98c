// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/health_answer.h"

#include <optional>
#include <utility>

namespace liteboxd::engine {

using http::Refusal;

io::Task<void> answerHealth(http::Exchange &exchange, HealthRequest request, RouteTable::Freshness freshness,
                            bool isEnding)
{
    const std::string_view method = exchange.request().method();
    std::optional<Refusal> refusal;
    if (method != "GET" && method != "HEAD")
        refusal = Refusal::HealthIsRead;
    else if (request.asks == HealthRequest::Asks::Ready && isEnding)
        refusal = Refusal::ShuttingDown;
    else if (request.asks == HealthRequest::Asks::Ready && freshness == RouteTable::Freshness::NotLoaded)
        refusal = Refusal::SandboxesNotLoaded;
    if (refusal) {
        co_await exchange.refuse(*refusal);
        co_return;
    }
    http::Answer answer(200, "{\"status\":\"ok\"}\n");
    answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

} // namespace liteboxd::engine
