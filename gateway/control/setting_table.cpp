// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/setting_table.h"

#include "core/base/sandbox_id.h"
#include "gateway/control/setting_row.h"
#include "gateway/control/setting_value.h"
#include "gateway/http/rate_limiter.h"
#include "gateway/http/use_counter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace liteboxd::control {

namespace {

using namespace std::chrono_literals;
using namespace setting_rows;

constexpr SettingNames<base::LogLevel, 4> logLevels{{{"error", base::LogLevel::Error},
                                                     {"warning", base::LogLevel::Warning},
                                                     {"info", base::LogLevel::Info},
                                                     {"debug", base::LogLevel::Debug}}};
constexpr SettingNames<Confinement, 2> confinements{{{"on", Confinement::On}, {"off", Confinement::Off}}};
constexpr SettingNames<BasePolicyUse, 2> basePolicyUses{
    {{"ensure", BasePolicyUse::Ensure}, {"leave", BasePolicyUse::Leave}}};
constexpr SettingNames<Keeping, 2> keepings{{{"on", Keeping::On}, {"off", Keeping::Off}}};
constexpr SettingNames<base::LogFormat, 2> logFormats{
    {{"text", base::LogFormat::Text}, {"json", base::LogFormat::Json}}};

Setting configurationFile()
{
    return {"config",
            "General",
            "FILE",
            "YAML file with any of these settings but this one, each by its name without the dashes before it",
            "a file",
            Setting::Takes::One,
            Setting::Places::NotTheFile,
            [](HeadlessConfiguration &, const Values &values) { return !values.front().empty(); },
            [](const HeadlessConfiguration &) { return std::string(); }};
}

/// Where somebody listens. `field` as of the rows in setting_row.h.
template<class Field>
Setting addresses(std::string name, std::string group, std::string help, Setting::Takes takes, Field field)
{
    return {std::move(name),
            std::move(group),
            "ADDRESS:PORT",
            std::move(help),
            "a numeric address and a port, like 127.0.0.1:7080 or [::1]:7080",
            takes,
            Setting::Places::All,
            [field](HeadlessConfiguration &to, const Values &values) {
                field(to).clear();
                for (const std::string &value : values) {
                    const auto address = parseListenAddress(value);
                    if (!address)
                        return false;
                    field(to).push_back(*address);
                }
                return !field(to).empty();
            },
            [field](const HeadlessConfiguration &of) {
                std::string text;
                for (const io::SocketAddress &address : field(of))
                    text.append(text.empty() ? "" : ",").append(address.text());
                return text;
            }};
}

bool isDomain(std::string_view text)
{
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        if (!base::SandboxId::isValid(text.substr(begin, end - begin))) // each part is a DNS label, as an id is
            return false;
        begin = end + 1;
    }
    return text.size() <= 253;
}

Setting domain()
{
    return {"domain",
            "General",
            "NAME",
            "hosts {port}-{id}.NAME are ports of sandboxes too, with the token in X-Access-Token",
            "a domain name in small letters, like sandboxes.example",
            Setting::Takes::One,
            Setting::Places::All,
            [](HeadlessConfiguration &to, const Values &values) {
                to.gateway.domain = values.front();
                return isDomain(values.front());
            },
            [](const HeadlessConfiguration &of) { return of.gateway.domain; }};
}

template<class Field>
Setting ranges(std::string name, std::string group, std::string help, Field field)
{
    return {std::move(name),
            std::move(group),
            "ADDRESS|CIDR",
            std::move(help),
            "addresses or ranges, like 192.0.2.7 or 10.0.0.0/8, with no bits behind the prefix",
            Setting::Takes::List,
            Setting::Places::All,
            [field](HeadlessConfiguration &to, const Values &values) {
                io::AddressRanges read;
                const bool sound =
                    std::all_of(values.begin(), values.end(), [&](const auto &value) { return read.add(value); });
                field(to) = read;
                return sound;
            },
            [field](const HeadlessConfiguration &of) { return field(of).text(); }};
}

void addGeneral(std::vector<Setting> &table)
{
    static constexpr const char *group = "General";
    table.push_back(configurationFile());
    table.push_back(text(
        "kubeconfig", group, "FILE", "of the cluster; without one, $KUBECONFIG, then ~/.kube/config",
        [](auto &of) -> auto & { return of.kubeconfig; }));
    table.push_back(text(
        "context", group, "NAME", "of the kubeconfig; without one, its current context",
        [](auto &of) -> auto & { return of.context; }));
    table.push_back(text(
        "namespace", group, "NAME", "of the sandboxes", [](auto &of) -> auto & { return of.nameSpace; }));
    table.push_back(addresses(
        "listen", group, "where to listen; port 0 picks one", Setting::Takes::List,
        [](auto &of) -> auto & { return of.listen; }));
    table.push_back(addresses(
        "socks-listen", group,
        "where to speak SOCKS 5, for programs that speak no HTTP: the user is a sandbox's id, the "
        "password its token; in clear, so on a network that is trusted",
        Setting::Takes::List, [](auto &of) -> auto & { return of.socksListen; }));
    table.push_back(domain());
    table.push_back(choice(
        "upstream-mode", group,
        "how to reach a sandbox: direct (its address), portforward (the API server's port-forward), apiserver (its pod "
        "proxy) or auto (the first of them that works, for each sandbox); DEV_USE_K8S_PROXY=true in the environment "
        "means apiserver",
        upstreamModeNames, [](auto &of) -> auto & { return of.gateway.upstreamMode; }));
    table.push_back(count(
        "workers", group, "threads that serve; 0: one per core", 0, 256,
        [](auto &of) -> auto & { return of.gateway.workers; }));
    table.push_back(choice(
        "confinement", group,
        "whether it gives up what a server does not need once it listens (Landlock, seccomp): to write files but for "
        "the access log, to start programs, and rare system calls; a kubeconfig with a login program needs it off, and "
        "has it so",
        confinements, [](auto &of) -> auto & { return of.confinement; }));
    table.push_back(choice(
        "base-policies", group,
        "whether it applies the default network policies to the namespace when it first sees the "
        "cluster (ensure), or leaves that to others (leave)",
        basePolicyUses, [](auto &of) -> auto & { return of.basePolicies; }));
    table.push_back(choice(
        "keeper", group,
        "whether it ends sandboxes whose TTL is over and takes internet access that was given for a time; of several "
        "replicas the one that holds the Lease liteboxd-keeper does; --keeper alone is on",
        keepings, [](auto &of) -> auto & { return of.keeper; }));
    table.back().bare = "on";
}

void addManagement(std::vector<Setting> &table)
{
    table.push_back(text(
        "api-tokens", "Management API", "FILE",
        "who may use the management API below /api/v1/, a line NAME read|operate|admin DIGEST each (liteboxctl gateway "
        "api-token makes one); read again when it changes and on SIGHUP; without it there is no such API",
        [](auto &of) -> auto & { return of.apiTokens; }));
}

void addEgress(std::vector<Setting> &table)
{
    static constexpr const char *group = "Proxy for sandboxes";
    table.push_back(addresses(
        "egress-listen", group,
        "where sandboxes whose pods have the label liteboxd.io/egress-proxy=true find a proxy (HTTP, CONNECT) to the "
        "names "
        "of their lists; only pods may reach it, by their own addresses",
        Setting::Takes::List, [](auto &of) -> auto & { return of.egress.listen; }));
    table.push_back(ranges(
        "egress-refuse", group,
        "public addresses of nodes and of the cluster, to which no name may lead; private, link-local and metadata "
        "addresses are refused anyhow",
        [](auto &of) -> auto & { return of.egress.refused; }));
    table.push_back(ranges(
        "egress-permit", group, "addresses to which a name may lead though they are private, such as a mirror's",
        [](auto &of) -> auto & { return of.egress.permitted; }));
    table.push_back(count(
        "egress-rate", group, "requests a second of one sandbox to the proxy; more are 429; 0: any", 0,
        http::RateLimiter::mostPerSecond, [](auto &of) -> auto & { return of.egress.rate; }));
}

void addTls(std::vector<Setting> &table)
{
    static constexpr const char *group = "TLS";
    table.push_back(text(
        "tls-certificate", group, "FILE",
        "PEM certificate chain to serve https with; read again when it changes and on SIGHUP",
        [](auto &of) -> auto & { return of.tlsCertificate; }));
    table.push_back(text(
        "tls-key", group, "FILE", "PEM private key of the certificate", [](auto &of) -> auto & { return of.tlsKey; }));
}

void addTimeouts(std::vector<Setting> &table)
{
    static constexpr const char *group = "Time-outs";
    table.push_back(time(
        "request-timeout", group, "for a sandbox to begin its answer; then 504", 1s, 1h,
        [](auto &of) -> auto & { return of.gateway.timeouts.request; }));
    table.push_back(time(
        "connect-timeout", group, "for a connection to a sandbox or to the API server; then 504", 100ms, 5min,
        [](auto &of) -> auto & { return of.gateway.timeouts.connect; }));
    table.push_back(time(
        "head-timeout", group, "from the first byte of a request's head to its last; then 408", 1s, 10min,
        [](auto &of) -> auto & { return of.gateway.timeouts.head; }));
    table.push_back(time(
        "handshake-timeout", group, "for a client's side of a TLS handshake; then it is let go", 1s, 5min,
        [](auto &of) -> auto & { return of.gateway.timeouts.handshake; }));
    table.push_back(time(
        "body-idle-timeout", group, "for more of a request's body; then 408", 1s, 1h,
        [](auto &of) -> auto & { return of.gateway.timeouts.bodyIdle; }));
    table.push_back(count(
        "min-body-rate", group,
        "bytes per second of a request's body, once it has been waited for as long as body-idle-timeout in all; "
        "slower is 408; 0: any",
        0, 1U << 20U, [](auto &of) -> auto & { return of.gateway.timeouts.leastBodyRate; }));
    table.push_back(time(
        "websocket-timeout", group,
        "of silence until a WebSocket counts as dead; it is asked by a Ping after half of it; 0: as "
        "request-timeout",
        0s, 1h, [](auto &of) -> auto & { return of.gateway.timeouts.webSocket; }));
    table.push_back(time(
        "idle-timeout", group, "for the next request of a kept connection; then it is closed", 1s, 1h,
        [](auto &of) -> auto & { return of.gateway.timeouts.idle; }));
    table.push_back(time(
        "silence-timeout", group, "for a sandbox to go on with an answer; then the answer is broken off", 1s, 24h,
        [](auto &of) -> auto & { return of.gateway.timeouts.silence; }));
    table.push_back(time(
        "stall-timeout", group, "for either side to take more of a body; then the exchange is broken off", 1s, 1h,
        [](auto &of) -> auto & { return of.gateway.timeouts.stalled; }));
}

void addLimits(std::vector<Setting> &table)
{
    static constexpr const char *group = "Limits";
    table.push_back(size(
        "max-head-size", group, "of a request's head; more is 431", 1U << 10U, 128U << 10U,
        [](auto &of) -> auto & { return of.gateway.headLimits.bytes; }));
    table.push_back(size(
        "max-target-size", group, "of a request's target; more is 414", 256, 64U << 10U,
        [](auto &of) -> auto & { return of.gateway.headLimits.target; }));
    table.push_back(count(
        "max-head-fields", group, "header lines of a request; more is 431", 8, 1024,
        [](auto &of) -> auto & { return of.gateway.headLimits.fields; }));
    table.push_back(count(
        "max-connections", group,
        "of clients; more are turned away; 0, or more than half the file descriptors allow: as many as "
        "those do",
        0, 1U << 20U, [](auto &of) -> auto & { return of.gateway.connectionLimits.all; }));
    table.push_back(count(
        "max-connections-per-client", group,
        "of one address (an IPv6 /64), or requests at once of one behind a trusted proxy; more are 429; 0: a quarter "
        "of "
        "all",
        0, http::UseCounter::largestMost, [](auto &of) -> auto & { return of.gateway.connectionLimits.perClient; }));
    table.push_back(count(
        "max-connections-per-sandbox", group, "requests and WebSockets at once; more are 429", 1,
        http::UseCounter::largestMost, [](auto &of) -> auto & { return of.gateway.connectionLimits.perSandbox; }));
    constexpr std::uint64_t mostRate = http::RateLimiter::mostPerSecond;
    table.push_back(count(
        "max-client-rate", group, "requests a second of one client; more are 429; 0: any", 0, mostRate,
        [](auto &of) -> auto & { return of.gateway.connectionLimits.clientRate; }));
    table.push_back(count(
        "max-token-rate", group, "requests a second with one token, link or session of a browser; more are 429; 0: any",
        0, mostRate, [](auto &of) -> auto & { return of.gateway.connectionLimits.tokenRate; }));
    table.push_back(count(
        "max-sandbox-rate", group, "requests a second to one sandbox; more are 429; 0: any", 0, mostRate,
        [](auto &of) -> auto & { return of.gateway.connectionLimits.sandboxRate; }));
    table.push_back(ranges(
        "trusted-proxies", "Proxies before the gateway",
        "who may say by X-Forwarded-For, -Proto, -Host and -Prefix what came before; nobody else's count",
        [](auto &of) -> auto & { return of.gateway.trustedProxies; }));
}

void addEndAndLog(std::vector<Setting> &table)
{
    table.push_back(time(
        "drain-delay", "Ending",
        "before the end, in which it still serves but /readyz says no, so that nobody sends new clients", 0s, 10min,
        [](auto &of) -> auto & { return of.gateway.drainDelay; }));
    table.push_back(time(
        "shutdown-timeout", "Ending", "for running requests at the end; then they are broken off", 0s, 1h,
        [](auto &of) -> auto & { return of.gateway.drainTimeout; }));
    table.push_back(choice(
        "log-level", "Log", "what goes to standard error, without secrets", logLevels,
        [](auto &of) -> auto & { return of.logLevel; }));
    table.push_back(choice(
        "log-format", "Log", "how a line of the log is written", logFormats,
        [](auto &of) -> auto & { return of.logFormat; }));
    table.push_back(text(
        "access-log", "Log", "off|-|FILE",
        "one line for each request, without query and token; - is standard error; a file is opened anew "
        "on SIGHUP",
        [](auto &of) -> auto & { return of.accessLog; }));
    table.push_back(size(
        "access-log-size", "Log",
        "from which on the file of the access log becomes FILE.1, that one FILE.2, up to FILE.5; 0: it grows", 0,
        std::uint64_t{1} << 40U, [](auto &of) -> auto & { return of.accessLogSize; }));
    table.push_back(text(
        "audit-log", "Log", "off|-|FILE",
        "one line of JSON for each change that the management API was asked for: who, what, which sandbox, what came "
        "of "
        "it; a file is opened anew on SIGHUP",
        [](auto &of) -> auto & { return of.auditLog; }));
    table.push_back(size(
        "audit-log-size", "Log", "from which on the file of the audit log is followed by the next, as access-log-size",
        0, std::uint64_t{1} << 40U, [](auto &of) -> auto & { return of.auditLogSize; }));
    table.push_back(addresses(
        "metrics-listen", "Log",
        "where to tell Prometheus what goes through, to whoever asks, at /metrics; without it "
        "nothing is counted",
        Setting::Takes::List, [](auto &of) -> auto & { return of.metricsListen; }));
}

} // namespace

const std::vector<Setting> &settingTable()
{
    static const std::vector<Setting> table = [] {
        std::vector<Setting> rows;
        addGeneral(rows);
        addManagement(rows);
        addEgress(rows);
        addTls(rows);
        addTimeouts(rows);
        addLimits(rows);
        addEndAndLog(rows);
        return rows;
    }();
    return table;
}

const Setting *findSetting(std::string_view name)
{
    const auto &table = settingTable();
    const auto found =
        std::find_if(table.begin(), table.end(), [name](const Setting &row) { return row.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace liteboxd::control
