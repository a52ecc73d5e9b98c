// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forward.h"

#include "gateway/forward/channel_message.h"
#include "gateway/forward/upgrade.h"

#include <utility>

namespace liteboxd::forward {

io::Task<base::Result<PodConnection>> openPortForward(http::Worker &worker, std::shared_ptr<const ApiServer> server,
                                                      PodPort target, std::chrono::milliseconds timeout)
{
    Upgrade wanted{"/api/v1/namespaces/" + target.podNamespace + "/pods/" + target.podName +
                       "/portforward?ports=" + std::to_string(target.port),
                   channelProtocol, "the API server", "the port-forward"};
    auto upgraded = co_await upgrade(worker, std::move(server), std::move(wanted), timeout);
    if (!upgraded)
        co_return base::fail(upgraded.error());
    PodConnection forward{
        std::make_unique<PortForwardStream>(std::move(upgraded->stream), target.port, std::move(upgraded->received)),
        upgraded->peer};
    co_return forward;
}

} // namespace liteboxd::forward
