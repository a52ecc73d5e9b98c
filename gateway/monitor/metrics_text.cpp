// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/monitor/metrics_text.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <limits>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::monitor {

namespace {

using engine::DurationCounts;
using engine::SandboxTraffic;
using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr const char *statusClasses[] = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};

/// In order of name, so that two answers can be compared.
using Sandboxes = std::map<std::string_view, const SandboxTraffic *>;

ClientMetric metricOf(std::vector<ClientMetric::Label> labels)
{
    ClientMetric metric;
    metric.label = std::move(labels);
    return metric;
}

MetricFamily family(const char *name, const char *help, MetricType type)
{
    MetricFamily made;
    made.name = name;
    made.help = help;
    made.type = type;
    return made;
}

MetricFamily gauge(const char *name, const char *help, double value)
{
    MetricFamily made = family(name, help, MetricType::Gauge);
    made.metric.emplace_back().gauge.value = value;
    return made;
}

MetricFamily counter(const char *name, const char *help, double value)
{
    MetricFamily made = family(name, help, MetricType::Counter);
    made.metric.emplace_back().counter.value = value;
    return made;
}

/// One figure of each sandbox.
template<class Figure>
MetricFamily perSandbox(const char *name, const char *help, MetricType type, const Sandboxes &sandboxes, Figure figure)
{
    MetricFamily made = family(name, help, type);
    for (const auto &[id, traffic] : sandboxes) {
        ClientMetric metric = metricOf({{"sandbox", std::string(id)}});
        (type == MetricType::Gauge ? metric.gauge.value : metric.counter.value) = static_cast<double>(figure(*traffic));
        made.metric.push_back(std::move(metric));
    }
    return made;
}

MetricFamily requests(const Sandboxes &sandboxes)
{
    MetricFamily made = family("liteboxd_gateway_requests_total",
                               "Requests to sandboxes that ended, by the class of their status (none: told nothing)",
                               MetricType::Counter);
    for (const auto &[id, traffic] : sandboxes) {
        for (std::size_t at = 0; at < traffic->requests.size(); ++at) {
            if (traffic->requests[at] == 0)
                continue;
            ClientMetric metric = metricOf({{"sandbox", std::string(id)}, {"code", statusClasses[at]}});
            metric.counter.value = static_cast<double>(traffic->requests[at]);
            made.metric.push_back(std::move(metric));
        }
    }
    return made;
}

MetricFamily elsewhere(const engine::Traffic &traffic)
{
    MetricFamily made =
        family("liteboxd_gateway_own_answers_total",
               "Requests that came to no sandbox: refused, or about health, by status", MetricType::Counter);
    for (const auto &[status, count] : traffic.elsewhere) {
        ClientMetric metric = metricOf({{"code", std::to_string(status)}});
        metric.counter.value = static_cast<double>(count);
        made.metric.push_back(std::move(metric));
    }
    return made;
}

/// One figure of each signed link that was used, by its id.
template<class Figure>
MetricFamily perLink(const char *name, const char *help, MetricType type, const engine::LinkLooks &links, Figure figure)
{
    MetricFamily made = family(name, help, type);
    for (const auto &[number, link] : links) {
        ClientMetric metric = metricOf({{"link", engine::linkName(number)}});
        (type == MetricType::Gauge ? metric.gauge.value : metric.counter.value) = static_cast<double>(figure(link));
        made.metric.push_back(std::move(metric));
    }
    return made;
}

ClientMetric::Histogram histogramOf(const DurationCounts &durations)
{
    ClientMetric::Histogram histogram;
    std::uint64_t cumulative = 0;
    for (std::size_t at = 0; at < durations.counts.size(); ++at) {
        cumulative += durations.counts[at];
        const bool isLast = at == DurationCounts::bounds.size();
        histogram.bucket.push_back({cumulative, isLast
                                                    ? std::numeric_limits<double>::infinity()
                                                    : static_cast<double>(DurationCounts::bounds[at].count()) / 1e3});
    }
    histogram.sample_count = cumulative;
    histogram.sample_sum = static_cast<double>(durations.sum.count()) / 1e6;
    return histogram;
}

MetricFamily durations(const Sandboxes &sandboxes)
{
    MetricFamily made =
        family("liteboxd_gateway_request_duration_seconds",
               "From a request's head to the end of its answer, WebSockets apart", MetricType::Histogram);
    for (const auto &[id, traffic] : sandboxes) {
        ClientMetric metric = metricOf({{"sandbox", std::string(id)}});
        metric.histogram = histogramOf(traffic->durations);
        made.metric.push_back(std::move(metric));
    }
    return made;
}

std::vector<MetricFamily> egressFamilies(const EgressFigures &egress)
{
    MetricFamily refused = family("liteboxd_gateway_egress_refused_total",
                                  "Requests of sandboxes that the proxy refused, by the rule", MetricType::Counter);
    for (const auto &[rule, count] : egress.refused) {
        ClientMetric metric = metricOf({{"rule", rule}});
        metric.counter.value = static_cast<double>(count);
        refused.metric.push_back(std::move(metric));
    }
    return {std::move(refused),
            counter("liteboxd_gateway_egress_requests_total", "Requests of sandboxes that the proxy passed on",
                    static_cast<double>(egress.requests)),
            gauge("liteboxd_gateway_egress_open_tunnels", "Tunnels of the proxy that are open",
                  static_cast<double>(egress.openTunnels))};
}

std::vector<MetricFamily> processFamilies(const ProcessFigures &process)
{
    return {
        counter("process_cpu_seconds_total", "User and system CPU time", process.cpuSeconds),
        gauge("process_resident_memory_bytes", "Resident memory", process.residentBytes),
        gauge("process_open_fds", "Open file descriptors", process.openDescriptors),
        gauge("process_max_fds", "How many file descriptors may be open", process.mostDescriptors),
        gauge("process_start_time_seconds", "When it began, since 1970", process.startSeconds),
    };
}

} // namespace

std::string metricsText(const engine::Traffic &traffic, const engine::Gateway::Status &status,
                        const ProcessFigures &process, const std::optional<EgressFigures> &egress)
{
    Sandboxes sandboxes;
    for (const auto &[id, each] : traffic.sandboxes)
        sandboxes.emplace(id, &each);
    std::vector<MetricFamily> families{
        counter("liteboxd_gateway_decoy_uses_total", "How often a decoy was used as a token",
                static_cast<double>(traffic.decoyUses)),
        gauge("liteboxd_gateway_ready", "Whether it takes new clients (1) or not (0), as /readyz says", status.isReady),
        gauge("liteboxd_gateway_sandboxes", "Sandboxes that it knows", static_cast<double>(status.sandboxes)),
        gauge("liteboxd_gateway_workers", "Threads that serve", static_cast<double>(status.workers)),
        requests(sandboxes),
        elsewhere(traffic),
        perSandbox("liteboxd_gateway_sent_bytes_total", "Sent to clients, heads and WebSocket frames included",
                   MetricType::Counter, sandboxes, [](const SandboxTraffic &of) { return of.sentBytes; }),
        perSandbox("liteboxd_gateway_websockets_total", "WebSockets that were opened", MetricType::Counter, sandboxes,
                   [](const SandboxTraffic &of) { return of.webSockets; }),
        perSandbox("liteboxd_gateway_open_websockets", "WebSockets that are open", MetricType::Gauge, sandboxes,
                   [](const SandboxTraffic &of) { return of.openWebSockets; }),
        perSandbox("liteboxd_gateway_open_requests", "Requests under way, WebSockets among them", MetricType::Gauge,
                   sandboxes, [](const SandboxTraffic &of) { return of.openRequests; }),
        durations(sandboxes),
        perLink("liteboxd_gateway_link_viewers", "Clients that use a signed link now, or did so within a minute",
                MetricType::Gauge, traffic.links, [](const engine::LinkLook &of) { return of.viewers.size(); }),
        perLink("liteboxd_gateway_link_requests_total", "Requests that a signed link let in", MetricType::Counter,
                traffic.links, [](const engine::LinkLook &of) { return of.requests; }),
    };
    if (egress) {
        for (MetricFamily &each : egressFamilies(*egress))
            families.push_back(std::move(each));
    }
    for (MetricFamily &each : processFamilies(process))
        families.push_back(std::move(each));
    return prometheus::TextSerializer().Serialize(families);
}

} // namespace liteboxd::monitor
