// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/proxy_tunnel.h"

namespace liteboxd::forward {

/// openTunnel() by the method CONNECT of HTTP/1.1 (RFC 9110, 9.3.6). A login goes with the first request, by
/// Proxy-Authorization: Basic.
io::Task<base::Result<void>> openByConnect(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline);

} // namespace liteboxd::forward
