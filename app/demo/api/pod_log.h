// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/node/kubelet.h"
#include "gateway/http/exchange.h"

namespace liteboxd::demo {

/// The pods/log subresource: follow, tailLines, timestamps, sinceTime. There is no earlier run of any container. One
/// thread, that of the store.
class PodLog
{
public:
    PodLog(const ObjectStore &store, const Kubelet &kubelet)
        : m_store(store)
        , m_kubelet(kubelet)
    {}

    io::Task<void> serve(http::Exchange &exchange, const ApiTarget &target);

private:
    Outcome<QString> loggedContainer(const http::RequestHead &request, const ApiTarget &target) const;

    const ObjectStore &m_store;
    const Kubelet &m_kubelet;
};

} // namespace liteboxd::demo
