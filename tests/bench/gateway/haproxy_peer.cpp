// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/peer_setup.h"

namespace liteboxd::bench {

namespace {

constexpr const char *configuration = R"(
global
    nbthread WORKERS
    maxconn CONNECTIONS
    no strict-limits
    BUFFERS
defaults
    mode http
    maxconn CONNECTIONS
    timeout connect 5s
    timeout client 75s
    timeout server 60s
    timeout tunnel 1h
    http-reuse always
frontend gateway
    bind 127.0.0.1:PORT backlog 4096 LISTENING
    http-request deny deny_status 401 unless { req.hdr(X-Access-Token) -m str TOKEN }
    http-request deny deny_status 404 unless { path_beg TARGET/ }
    http-request del-header X-Access-Token
    http-request replace-path TARGET(/.*) \1
    http-request set-header X-Forwarded-For %[src]
    http-request set-header X-Forwarded-Proto http
    http-request set-header X-Forwarded-Host %[req.hdr(Host)]
    http-request set-header X-Forwarded-Prefix TARGET
    http-request set-header X-Request-Id %[uuid()]
    http-request set-header Via "1.1 haproxy"
    default_backend sandbox
backend sandbox
    server sandbox 127.0.0.1:UPSTREAM
)";

} // namespace

Command haproxyCommand(const PeerSetup &setup)
{
    const auto program = findProgram("haproxy");
    if (!program)
        return std::nullopt;
    std::string text = configuration;
    replaceAll(text, "BUFFERS", setup.isLarge() ? "tune.bufsize 65536" : "");
    replaceAll(text, "LISTENING", setup.hasTls() ? "ssl crt CERTIFICATES/both.pem" : "");
    return {{*program, "-db", "-q", "-f", setup.write("haproxy.cfg", text).string()}};
}

} // namespace liteboxd::bench
