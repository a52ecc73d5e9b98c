// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/gateway_port.h"

#include "gateway/forward/upgrade.h"

#include <utility>

namespace liteboxd::forward {

namespace {

/// A gateway asks its silent clients sooner than this; who hears nothing for so long asks it.
constexpr std::chrono::seconds silence{60};

} // namespace

io::Task<base::Result<std::unique_ptr<http::ByteWebSocket>>> openByGateway(http::Worker &worker,
                                                                           std::shared_ptr<const ApiServer> gateway,
                                                                           GatewayPort target,
                                                                           std::chrono::milliseconds timeout)
{
    auto identified = std::make_shared<ApiServer>(*gateway);
    identified->identity.emplace_back("X-Access-Token", target.token);
    Upgrade wanted{"/api/v1/sandbox/" + target.sandboxId + "/tcp/" + std::to_string(target.port),
                   {},
                   "the gateway",
                   "the connection"};
    auto upgraded = co_await upgrade(worker, identified, std::move(wanted), timeout);
    if (!upgraded)
        co_return base::fail(upgraded.error());
    co_return std::make_unique<http::ByteWebSocket>(std::move(upgraded->stream), base::Masking::Forbidden,
                                                    std::move(upgraded->received), silence);
}

} // namespace liteboxd::forward
