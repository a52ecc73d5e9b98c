// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/pod_proxy.h"
#include "app/demo/objects/demo_fault.h"
#include "gateway/http/service.h"

namespace liteboxd::demo {

/// A gateway that is wrong on purpose: it takes the gateway's route and lets in whom it should not, as its kind says.
/// One thread, that of the store.
class OpenGateway final : public http::Service
{
public:
    OpenGateway(LaxGateway kind, const ObjectStore &store, PodProxy &proxy)
        : m_kind(kind)
        , m_store(store)
        , m_proxy(proxy)
    {}

    io::Task<void> serve(http::Exchange &exchange) override;

private:
    QString podWithToken(std::string_view token) const;
    bool isStopped(const http::RequestHead &request, const QString &owner, const QString &pod) const;

    const LaxGateway m_kind;
    const ObjectStore &m_store;
    PodProxy &m_proxy;
};

} // namespace liteboxd::demo
