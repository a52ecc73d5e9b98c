// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/nginx_files.h"

#include "tests/bench/gateway/load.h"
#include "tests/bench/gateway/workload.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace liteboxd::bench {

namespace {

constexpr const char *largeBuffers = "proxy_buffer_size 64k; proxy_buffers 4 64k; proxy_busy_buffers_size 128k;";

/// The token check, the removal of the prefix and the fields that the gateway adds, as one would write them for nginx.
constexpr const char *configuration = R"(
worker_processes 1;
worker_rlimit_nofile 65536;
daemon off;
pid FOLDER/nginx.pid;
error_log FOLDER/error.log crit;
events { worker_connections 16384; }
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
        listen 127.0.0.1:PORT backlog=4096;
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

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

NginxFiles::NginxFiles(Buffers buffers, std::uint16_t port, std::uint16_t upstreamPort)
{
    std::string folder = (std::filesystem::temp_directory_path() / "liteboxd-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_folder = folder;
    std::string text = configuration;
    replaceAll(text, "FOLDER", folder);
    replaceAll(text, "TOKEN", benchToken);
    replaceAll(text, "UPSTREAM", std::to_string(upstreamPort));
    replaceAll(text, "PORT", std::to_string(port));
    replaceAll(text, "TARGET", sandboxTarget(upstreamPort));
    replaceAll(text, "BUFFERS", buffers == Buffers::Large ? largeBuffers : "");
    std::ofstream(m_folder / "nginx.conf") << text;
}

NginxFiles::~NginxFiles()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::vector<std::string> NginxFiles::command(const std::string &nginx) const
{
    return {nginx,
            "-p",
            m_folder.string(),
            "-c",
            (m_folder / "nginx.conf").string(),
            "-e",
            (m_folder / "error.log").string()};
}

std::optional<std::string> NginxFiles::findNginx()
{
    const char *const path = std::getenv("PATH");
    std::istringstream folders(std::string(path != nullptr ? path : "") + ":/usr/sbin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::filesystem::path candidate = std::filesystem::path(folder) / "nginx";
        if (std::filesystem::exists(candidate))
            return candidate.string();
    }
    return std::nullopt;
}

} // namespace liteboxd::bench
