// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/port_forward.h"

#include <string>
#include <string_view>

namespace liteboxd::forward {

/// Below which path an API server's pod proxy serves a port of a pod (Kubernetes API, connect to pods/proxy).
std::string podProxyPath(const PodPort &pod);

/// `target` as the sandbox wrote it. The pod proxy puts its own path before absolute paths in Location and in the links
/// of HTML pages (apimachinery's util/proxy/transport.go); taken off again, a redirect is the sandbox's own and a link
/// that a browser follows on the sandbox's origin leads where it was meant to. Views into `target`.
std::string_view withoutPodProxyPath(std::string_view target, std::string_view podProxyPath);

} // namespace liteboxd::forward
