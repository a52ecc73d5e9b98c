// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/proxy_tunnel.h"

#include "gateway/forward/http_connect.h"
#include "gateway/forward/socks5.h"

namespace liteboxd::forward {

io::Task<base::Result<void>> openTunnel(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    if (tunnel.protocol == ProxyTunnel::Protocol::Socks5)
        return openBySocks5(proxy, tunnel, deadline);
    return openByConnect(proxy, tunnel, deadline);
}

} // namespace liteboxd::forward
