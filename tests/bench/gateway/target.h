// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/echo_upstream.h"
#include "tests/bench/gateway/proxy_process.h"

#include <openssl/ssl.h>

namespace liteboxd::bench {

/// A proxy that is measured, and what stands behind it.
struct Target
{
    const ProxyProcess &proxy;
    const EchoUpstream &upstream;
    SSL_CTX *tls = nullptr; ///< the client's, where the proxy speaks TLS

    BenchSocket connect() const { return BenchSocket::connect(proxy.port(), tls); }
};

/// Sends `request` on a new connection and takes the answer: its head and, if that says how long it is, its body.
/// Throws std::runtime_error when none comes.
std::string answerTo(BenchSocket &socket, const std::string &request);

} // namespace liteboxd::bench
