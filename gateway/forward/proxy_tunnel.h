// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <cstdint>
#include <string>

namespace liteboxd::forward {

/// What a proxy is asked for: a connection to somebody else, whose bytes it then passes on. A value that holds a
/// secret.
struct ProxyTunnel
{
    enum class Protocol {
        HttpConnect, ///< RFC 9110, 9.3.6; the login by RFC 7617
        Socks5,      ///< RFC 1928; the login by RFC 1929
    };

    Protocol protocol = Protocol::HttpConnect;
    std::string host;       ///< a name, which the proxy looks up, or a numeric address without brackets
    std::uint16_t port = 0; ///< of `host`
    std::string user;       ///< empty: no login
    base::Secret password;
};

/// Asks the proxy at the other end of `proxy` for the tunnel. After success the stream's bytes are those of the
/// tunnel's far end; after a failure it is of no more use. On the reactor's thread; `proxy` and `tunnel` must stay
/// until the end.
///
/// ProxyFailed if the proxy refuses, wants another login, does not speak its protocol, hangs up, or is not done by
/// `deadline`; the message says which and holds nothing of the login.
io::Task<base::Result<void>> openTunnel(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline);

} // namespace liteboxd::forward
