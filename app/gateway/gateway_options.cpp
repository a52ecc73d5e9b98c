// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_options.h"

#include "core/base/port_number.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <map>
#include <sstream>

namespace liteboxd::gateway {

namespace {

using control::UpstreamMode;

/// ADDRESS:PORT with a numeric address; port 0 is allowed here and picks one.
std::optional<io::SocketAddress> parseListen(const std::string &text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return std::nullopt;
    const std::string port = text.substr(colon + 1);
    const auto number = port == "0" ? std::optional<std::uint16_t>(0) : base::parsePort(port);
    if (!number)
        return std::nullopt;
    const auto address = io::SocketAddress::parse(text.substr(0, colon), *number);
    return address ? std::optional(*address) : std::nullopt;
}

std::string checkListen(const std::string &text)
{
    return parseListen(text) ? std::string()
                             : "must be a numeric address and a port, like 127.0.0.1:7080 or [::1]:7080";
}

UpstreamMode modeOfEnvironment()
{
    const char *value = std::getenv("DEV_USE_K8S_PROXY");
    return value != nullptr && std::string_view(value) == "true" ? UpstreamMode::ApiServer : UpstreamMode::Direct;
}

} // namespace

std::variant<GatewayOptions, Farewell> readOptions(int argc, const char *const *argv)
{
    GatewayOptions options;
    options.settings.upstreamMode = modeOfEnvironment();
    std::string kubeconfig;
    std::string listen = "127.0.0.1:" + std::to_string(control::defaultLocalPort);
    unsigned requestTimeout = 30;
    unsigned shutdownTimeout = 10;
    const std::map<std::string, UpstreamMode> modes{{"direct", UpstreamMode::Direct},
                                                    {"apiserver", UpstreamMode::ApiServer}};
    const std::map<std::string, LogLevel> levels{{"error", LogLevel::Error},
                                                 {"warning", LogLevel::Warning},
                                                 {"info", LogLevel::Info},
                                                 {"debug", LogLevel::Debug}};

    CLI::App app("Opens the sandboxes of a LiteBoxd cluster to whoever holds their access tokens.", "liteboxd-gateway");
    app.set_version_flag("--version", "liteboxd-gateway " LITEBOXD_VERSION);
    app.add_option("--kubeconfig", kubeconfig, "kubeconfig file (default: $KUBECONFIG, then ~/.kube/config)");
    app.add_option("--context", options.context, "context of the kubeconfig (default: the current one)");
    app.add_option("--namespace", options.nameSpace, "namespace of the sandboxes")->capture_default_str();
    app.add_option("--listen", listen, "ADDRESS:PORT; port 0 picks one")->check(checkListen)->capture_default_str();
    app.add_option("--upstream-mode", options.settings.upstreamMode,
                   "how to reach a sandbox: direct (its address) or apiserver (the API server's pod proxy); "
                   "DEV_USE_K8S_PROXY=true in the environment means apiserver")
        ->transform(CLI::CheckedTransformer(modes).description("direct|apiserver"));
    app.add_option("--request-timeout", requestTimeout, "seconds for a sandbox to begin its answer")
        ->check(CLI::Range(1U, 3600U))
        ->capture_default_str();
    app.add_option("--shutdown-timeout", shutdownTimeout, "seconds for running requests at the end")
        ->check(CLI::Range(0U, 3600U))
        ->capture_default_str();
    app.add_option("--workers", options.settings.workers, "threads that serve; 0: one per core")
        ->check(CLI::Range(0, 256))
        ->capture_default_str();
    app.add_option("--log-level", options.logLevel, "what goes to standard error: error, warning, info or debug")
        ->transform(CLI::CheckedTransformer(levels).description("error|warning|info|debug"));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(error, out, err);
        return code == 0 ? Farewell{out.str(), 0} : Farewell{err.str(), 2};
    }
    if (!kubeconfig.empty())
        options.kubeconfigs = {kubeconfig};
    options.listen = *parseListen(listen);
    options.settings.requestTimeout = std::chrono::seconds(requestTimeout);
    options.settings.drainTimeout = std::chrono::seconds(shutdownTimeout);
    return options;
}

} // namespace liteboxd::gateway
