// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/api_target.h"
#include "core/demo/exec_session.h"
#include "core/demo/kubelet.h"
#include "gateway/engine/exchange.h"

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

    /// Answers 400 and 404 as the API server does, 501 to SPDY; else serves the command to its end.
    io::Task<void> serve(engine::Exchange &exchange, const ApiTarget &target);

private:
    struct Asked
    {
        ExecSession::Command command;
        std::string protocol;
    };

    Outcome<Asked> askedFor(const engine::RequestHead &request, const ApiTarget &target) const;

    const ObjectStore &m_store;
    Kubelet &m_kubelet;
};

} // namespace liteboxd::demo
