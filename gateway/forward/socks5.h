// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/proxy_tunnel.h"

namespace liteboxd::forward {

/// openTunnel() by the command CONNECT of SOCKS version 5 (RFC 1928), with user name and password (RFC 1929) if the
/// proxy chooses that. Names go to the proxy as they are.
io::Task<base::Result<void>> openBySocks5(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline);

} // namespace liteboxd::forward
