// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/pod_proxy.h"
#include "gateway/http/service.h"

namespace liteboxd::demo {

/// A gateway that is wrong on purpose: it takes the gateway's route and lets everybody through, with any token or none.
/// One thread, that of the store.
class OpenGateway final : public http::Service
{
public:
    explicit OpenGateway(PodProxy &proxy)
        : m_proxy(proxy)
    {}

    io::Task<void> serve(http::Exchange &exchange) override;

private:
    PodProxy &m_proxy;
};

} // namespace liteboxd::demo
