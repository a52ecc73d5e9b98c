// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/node/kubelet.h"
#include "gateway/http/exchange.h"

namespace liteboxd::demo {

/// The pods/proxy subresource: finds the pod and its address, and has a ProxyRelay do the rest. One thread, that of
/// the store.
class PodProxy
{
public:
    PodProxy(const ObjectStore &store, const Kubelet &kubelet)
        : m_store(store)
        , m_kubelet(kubelet)
    {}

    /// Answers 400, 404 and 503 as the API server does; any other answer is the pod's.
    io::Task<void> serve(http::Exchange &exchange, const ApiTarget &target);

private:
    Outcome<io::SocketAddress> addressOf(const ApiTarget &target) const;

    const ObjectStore &m_store;
    const Kubelet &m_kubelet;
};

} // namespace liteboxd::demo
