// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/proxy_tunnel.h"

#include "gateway/engine/http_connect.h"
#include "gateway/engine/socks5.h"

namespace liteboxd::engine {

io::Task<base::Result<void>> openTunnel(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    if (tunnel.protocol == ProxyTunnel::Protocol::Socks5)
        return openBySocks5(proxy, tunnel, deadline);
    return openByConnect(proxy, tunnel, deadline);
}

} // namespace liteboxd::engine
