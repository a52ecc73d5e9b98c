// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/pod_proxy_path.h"

namespace liteboxd::engine {

std::string podProxyPath(const Route &route, std::uint16_t port)
{
    return "/api/v1/namespaces/" + route.podNamespace + "/pods/" + route.podName + ':' + std::to_string(port) +
           "/proxy";
}

std::string_view withoutPodProxyPath(std::string_view target, std::string_view podProxyPath)
{
    if (!target.starts_with(podProxyPath) || !target.substr(podProxyPath.size()).starts_with('/'))
        return target;
    return target.substr(podProxyPath.size());
}

} // namespace liteboxd::engine
