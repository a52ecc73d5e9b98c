// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/node/kubelet.h"
#include "gateway/http/exchange.h"

namespace liteboxd::demo {

/// The pods/portforward subresource, as a kubelet serves it by WebSocket: the subprotocol v4.channel.k8s.io and one
/// port; its data is channel 0, its error channel 1. One thread, that of the store.
class PodPortForward
{
public:
    PodPortForward(const ObjectStore &store, const Kubelet &kubelet)
        : m_store(store)
        , m_kubelet(kubelet)
    {}

    /// Answers 400 and 404 as the API server and a kubelet do, 501 to several ports and to SPDY; else serves the
    /// forward to its end.
    io::Task<void> serve(http::Exchange &exchange, const ApiTarget &target);

private:
    Outcome<std::uint16_t> portOf(const http::RequestHead &request, const ApiTarget &target) const;

    const ObjectStore &m_store;
    const Kubelet &m_kubelet;
};

} // namespace liteboxd::demo
