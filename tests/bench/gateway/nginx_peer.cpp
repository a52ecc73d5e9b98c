// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/peer_setup.h"

namespace liteboxd::bench {

namespace {

constexpr const char *largeBuffers = "proxy_buffer_size 64k; proxy_buffers 4 64k; proxy_busy_buffers_size 128k;";

/// The token check, the removal of the prefix and the fields that the gateway adds, as one would write them for nginx.
constexpr const char *configuration = R"(
worker_processes WORKERS;
daemon off;
pid FOLDER/nginx.pid;
error_log FOLDER/error.log crit;
events { worker_connections DESCRIPTORS; }
http {
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    keepalive_requests 1000000000;
    tcp_nodelay on;
    map_hash_bucket_size 256;
    map $http_x_access_token $admitted { default 0; "TOKEN" 1; }
    map $http_upgrade $connection_field { default upgrade; "" ""; }
    upstream sandbox {
        server 127.0.0.1:UPSTREAM;
        keepalive 512;
        keepalive_requests 1000000000;
    }
    server {
        listen 127.0.0.1:PORT backlog=4096 LISTENING;
        location TARGET/ {
            if ($admitted = 0) { return 401; }
            proxy_pass http://sandbox/;
            proxy_http_version 1.1;
            proxy_read_timeout 3600s;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_field;
            proxy_set_header X-Access-Token "";
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Prefix TARGET;
            proxy_set_header X-Request-Id $request_id;
            proxy_set_header Via "1.1 nginx";
            BUFFERS
        }
    }
}
)";

} // namespace

Command nginxCommand(const PeerSetup &setup)
{
    const auto program = findProgram("nginx");
    if (!program)
        return std::nullopt;
    std::string text = configuration;
    replaceAll(text, "BUFFERS", setup.isLarge() ? largeBuffers : "");
    replaceAll(text, "LISTENING",
               setup.hasTls() ? "ssl; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate CERTIFICATES/certificate.pem; "
                                "ssl_certificate_key CERTIFICATES/key.pem"
                              : "");
    const std::string file = setup.write("nginx.conf", text).string();
    return {{*program, "-p", setup.folder.string(), "-c", file, "-e", (setup.folder / "error.log").string()}};
}

} // namespace liteboxd::bench
