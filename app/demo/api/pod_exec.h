// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/node/exec_session.h"
#include "app/demo/node/kubelet.h"
#include "app/demo/node/pod_reach.h"
#include "app/demo/relay/flow_ring.h"
#include "gateway/http/exchange.h"

#include <functional>
#include <memory>

namespace liteboxd::demo {

/// The pods/exec subresource by WebSocket (v5.channel.k8s.io and v4), with a TinyShell behind it. One thread, that of
/// the store.
class PodExec
{
public:
    PodExec(const ObjectStore &store, Kubelet &kubelet)
        : m_store(store)
        , m_kubelet(kubelet)
    {}

    /// Who is told what came of each connection that a program dials.
    using DialListener =
        std::function<void(const QString &space, const QString &pod, const Dial &dial, Reached reached)>;
    void setDialListener(DialListener listener) { m_dialled = std::move(listener); }

    /// What Hubble in the agents' pods has seen; without it they have no Hubble.
    void setFlows(std::shared_ptr<FlowRing> flows) { m_flows = std::move(flows); }

    /// Answers 400 and 404 as the API server does, 501 to SPDY; else serves the command to its end.
    io::Task<void> serve(http::Exchange &exchange, const ApiTarget &target);

private:
    struct Asked
    {
        ExecSession::Command command;
        std::string protocol;
    };

    Outcome<Asked> askedFor(const http::RequestHead &request, const ApiTarget &target) const;

    const ObjectStore &m_store;
    Kubelet &m_kubelet;
    DialListener m_dialled;
    std::shared_ptr<FlowRing> m_flows;
};

} // namespace liteboxd::demo
