// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/peer_setup.h"

namespace liteboxd::bench {

namespace {

constexpr const char *configuration = R"({
    admin off
    auto_https disable_redirects
    skip_install_trust
    storage file_system FOLDER
    log {
        level ERROR
    }
    servers {
        protocols h1
    }
}
SCHEME://localhost:PORT, SCHEME://gateway.example:PORT {
    bind 127.0.0.1
    LISTENING
    @admitted {
        header X-Access-Token TOKEN
        path TARGET/*
    }
    handle @admitted {
        uri strip_prefix TARGET
        reverse_proxy 127.0.0.1:UPSTREAM {
            header_up -X-Access-Token
            header_up X-Forwarded-Prefix TARGET
            header_up X-Request-Id {http.request.uuid}
            header_up Via "1.1 caddy"
            transport http {
                keepalive_idle_conns_per_host 1024
                compression off
                BUFFERS
            }
        }
    }
    handle {
        respond 401
    }
}
)";

} // namespace

Command caddyCommand(const PeerSetup &setup)
{
    const auto program = findProgram("caddy");
    if (!program)
        return std::nullopt;
    std::string text = configuration;
    replaceAll(text, "SCHEME", setup.hasTls() ? "https" : "http");
    replaceAll(text, "BUFFERS", setup.isLarge() ? "read_buffer 64KiB\nwrite_buffer 64KiB" : "");
    replaceAll(text, "LISTENING", setup.hasTls() ? "tls CERTIFICATES/certificate.pem CERTIFICATES/key.pem" : "");
    // It writes what it keeps below these folders.
    return {{"/usr/bin/env", "HOME=" + setup.folder.string(), "XDG_DATA_HOME=" + setup.folder.string(),
             "XDG_CONFIG_HOME=" + setup.folder.string(), *program, "run", "--adapter", "caddyfile", "--config",
             setup.write("Caddyfile", text).string()}};
}

} // namespace liteboxd::bench
