// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/pod_proxy_path.h"

namespace liteboxd::forward {

std::string podProxyPath(const PodPort &pod)
{
    return "/api/v1/namespaces/" + pod.podNamespace + "/pods/" + pod.podName + ':' + std::to_string(pod.port) +
           "/proxy";
}

std::string_view withoutPodProxyPath(std::string_view target, std::string_view podProxyPath)
{
    if (!target.starts_with(podProxyPath) || !target.substr(podProxyPath.size()).starts_with('/'))
        return target;
    return target.substr(podProxyPath.size());
}

} // namespace liteboxd::forward
