// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/api_service.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/api/discovery.h"
#include "app/demo/api/fleet_planter.h"
#include "app/demo/api/metrics_endpoint.h"
#include "app/demo/api/node_stats.h"
#include "app/demo/api/open_gateway.h"
#include "app/demo/api/pod_exec.h"
#include "app/demo/api/pod_log.h"
#include "app/demo/api/pod_port_forward.h"
#include "app/demo/api/pod_proxy.h"
#include "app/demo/node/agent_rollout.h"
#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/demo_fault.h"
#include "app/demo/objects/garbage_collector.h"
#include "app/demo/objects/sample_cluster.h"
#include "app/demo/objects/sample_fleet.h"
#include "app/demo/objects/sample_templates.h"
#include "app/demo/relay/traffic.h"

#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds agentRestart(7000); // longer than two looks of a probe at what is silent
constexpr std::size_t largestBody = 3 << 20;            // as the API server's
/// Read of what is too much, so that the client is done sending when the refusal comes.
constexpr std::size_t worthReading = 64 << 20;

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

const DemoFault &faultCalled(const std::string &name)
{
    static const DemoFault nothing;
    const DemoFault *const found = findFault(name);
    return found != nullptr ? *found : nothing;
}

Status bodyStatus(const base::Error &error)
{
    if (error.code == base::ErrorCode::Rejected)
        return bodyTooLarge(largestBody);
    return badRequest(QString::fromStdString(error.message));
}

/// A stream has no representation, and the API server says so to who wants one of another kind.
bool isAskedForAsSomething(const http::RequestHead &request)
{
    const auto accept = request.find("Accept");
    return request.find("Upgrade") && accept && accept->find("*/*") == std::string_view::npos;
}

} // namespace

/// What the worker's thread owns.
struct ApiService::Cluster
{
    Cluster(http::Worker &worker, const Settings &settings, const base::Clock &clock)
        : store(1000, settings.historyLength)
        , registry(store, clock)
        , collector(registry)
        , endpoint(registry)
        , metrics(store)
        , nodeStats(store)
        , watches(store, settings.bookmarks)
        , kubelet(worker, registry, settings.delays)
        , proxy(store, kubelet)
        , exec(store, kubelet)
        , log(store, kubelet)
        , forwards(store, kubelet)
        , agents(worker, store, agentRestart)
    {}

    ObjectStore store;
    ObjectRegistry registry;
    GarbageCollector collector;
    ObjectEndpoint endpoint;
    MetricsEndpoint metrics;
    NodeStats nodeStats;
    WatchStreams watches;
    Kubelet kubelet;
    PodProxy proxy;
    PodExec exec;
    PodLog log;
    PodPortForward forwards;
    AgentRollout agents;
    std::unique_ptr<Traffic> traffic;
};

ApiService::ApiService(Settings settings)
    : m_settings(std::move(settings))
    , m_rules(faultCalled(m_settings.fault).denied)
    , m_podRefusal(faultCalled(m_settings.fault).refusesPods)
    , m_unserved(faultCalled(m_settings.fault).unserved)
    , m_loginLapse(faultCalled(m_settings.fault).loginLapse)
    , m_clock(faultCalled(m_settings.fault).clockAhead)
{}

ApiService::~ApiService() = default;

void ApiService::workerStarted(http::Worker &worker)
{
    m_cluster = std::make_unique<Cluster>(worker, m_settings, m_clock);
    populate();
    if (m_settings.flows) {
        m_cluster->exec.setFlows(m_settings.flows);
        m_cluster->traffic = std::make_unique<Traffic>(worker, m_cluster->store, m_settings.flows);
        m_cluster->exec.setDialListener([traffic = m_cluster->traffic.get()](const QString &space, const QString &pod,
                                                                             const Dial &dial, Reached reached) {
            traffic->note({space.toStdString(), pod.toStdString(), dial.host, static_cast<std::uint16_t>(dial.port),
                           reached != Reached::Silent});
        });
    }
    if (m_settings.ready)
        m_settings.ready();
}

void ApiService::workerStopped(http::Worker &)
{
    m_cluster.reset();
}

void ApiService::workerDraining(http::Worker &)
{
    m_cluster->watches.endAll();
}

void ApiService::populate()
{
    const WriteContext context{{u"liteboxd-demo"_s, {}}, Persistence::Store};
    ObjectRegistry &registry = m_cluster->registry;
    for (const QString &name : {u"default"_s, u"kube-system"_s, u"liteboxd"_s}) {
        const QJsonObject metadata{{u"name"_s, name},
                                   {u"annotations"_s, QJsonObject{{u"liteboxd.io/demo"_s, u"true"_s}}}};
        static_cast<void>(registry.create({&namespaces(), {}, {}}, {{u"metadata"_s, metadata}}, context));
    }
    const QString address = QString::fromStdString(m_address.host());
    const ClusterPlace place{.node = QString::fromUtf8(bytes(Kubelet::nodeName)),
                             .address = address,
                             .port = m_address.port(),
                             .relay = m_settings.relay ? QString::fromStdString(m_settings.relay->host()) : QString(),
                             .secondNode = QString::fromUtf8(bytes(Kubelet::secondNodeName)),
                             .secondAddress = address == u"127.0.0.2" ? u"127.0.0.3"_s
                                                                      : u"127.0.0.2"_s}; // of loopback, as the first
    for (const ClusterObject &each : sampleCluster(place, registry.now())) {
        const auto made = registry.create({each.type, each.space, {}}, each.object, context);
        if (!made || each.status.isEmpty())
            continue;
        QJsonObject whole = made->object;
        whole.insert(u"status"_s, each.status);
        m_cluster->store.put(*each.type, whole);
        const QJsonObject metadata = whole.value("metadata"_L1).toObject();
        if (m_settings.relay && metadata.value("labels"_L1).toObject().value("k8s-app"_L1) == u"hubble-relay"_s)
            m_cluster->kubelet.adoptAddress({each.type, each.space, metadata.value("name"_L1).toString()},
                                            *m_settings.relay);
    }
    for (const QJsonObject &each : sampleTemplateObjects())
        static_cast<void>(registry.create({&configMaps(), u"liteboxd"_s, {}}, each, context));
    FleetPlanter planter(registry, m_cluster->kubelet);
    for (SampleFleet fleet(m_settings.sandboxes, registry.now()); !fleet.isAtEnd();)
        planter.plant(fleet.next());
    breakOnPurpose();
}

void ApiService::breakOnPurpose()
{
    const DemoFault &fault = faultCalled(m_settings.fault);
    if (fault.name.empty())
        return;
    plantPolicies(m_cluster->registry);
    if (fault.make)
        fault.make(m_cluster->registry);
    if (fault.gateway == LaxGateway::None)
        return;
    auto gateway = std::make_unique<OpenGateway>(fault.gateway, m_cluster->registry.store(), m_cluster->proxy);
    const auto listening = m_cluster->kubelet.serveBeside("gateway", std::move(gateway));
    if (listening)
        m_openGateway = "http://" + listening->text();
}

bool ApiService::isAuthorized(const http::RequestHead &request) const
{
    constexpr std::string_view scheme = "bearer ";
    const std::string_view value = request.find("Authorization").value_or("");
    if (m_lapsedSince && io::Clock::now() < *m_lapsedSince + m_loginLapse)
        return false;
    if (request.count("Authorization") != 1 || value.size() <= scheme.size() ||
        !http::equalsIgnoringCase(value.substr(0, scheme.size()), scheme))
        return false;
    return base::equal(base::digest(value.substr(scheme.size())), m_settings.token);
}

/// A command in a probe is the first sign of a verification in its middle.
void ApiService::noteCommand(const ApiTarget &target)
{
    const ObjectRef pod = m_cluster->store.find(pods(), target.space, target.name);
    const bool isProbe = pod && pod->json[u"metadata"][u"labels"].toObject().contains(u"liteboxd.io/verify-run"_s);
    if (isProbe && m_loginLapse.count() > 0 && !m_lapsedSince)
        m_lapsedSince = io::Clock::now();
}

io::Task<void> ApiService::serve(http::Exchange &exchange)
{
    const http::RequestHead &request = exchange.request();
    if (!isAuthorized(request)) {
        const Status status = unauthorized();
        co_await refuseWith(exchange, status);
        co_return;
    }
    const auto target = ApiTarget::parse(request.target());
    const Status unacceptable = notAcceptable();
    const Review accessReview = [this](const ReviewRequest &asked) { return reviewedAccess(asked, m_rules); };
    const Review rulesReview = [this](const ReviewRequest &asked) { return reviewedRules(asked, m_rules); };
    const Review selfReview = [this](const ReviewRequest &asked) {
        return reviewedSelf(asked, m_cluster->registry.now());
    };
    auto refusal = target ? m_rules.refusal(request.method(), *target) : std::nullopt;
    const bool makesPod = target && target->type == &pods() && target->name.isEmpty() && request.method() == "POST";
    if (makesPod && !refusal && !m_podRefusal.isEmpty())
        refusal = forbidden(pods(), u"made"_s, m_podRefusal);
    const bool isUnserved = target && target->type != nullptr && target->type->plural == m_unserved;
    const Status unknown = noSuchResource();
    if (!target)
        co_await refuseWith(exchange, target.error());
    else if (isUnserved)
        co_await refuseWith(exchange, unknown);
    else if (refusal)
        co_await refuseWith(exchange, *refusal);
    else if (target->subresource == u"proxy"_s && target->type == &nodes())
        co_await serveNode(exchange, *target);
    else if (target->subresource == u"proxy"_s)
        co_await m_cluster->proxy.serve(exchange, *target);
    else if (target->subresource == u"exec"_s) {
        noteCommand(*target);
        co_await m_cluster->exec.serve(exchange, *target);
    } else if (target->subresource == u"log"_s)
        co_await m_cluster->log.serve(exchange, *target);
    else if (target->subresource == u"portforward"_s && isAskedForAsSomething(request))
        co_await refuseWith(exchange, unacceptable);
    else if (target->subresource == u"portforward"_s)
        co_await m_cluster->forwards.serve(exchange, *target);
    else if (!acceptsJson(request.find("Accept").value_or("")))
        co_await refuseWith(exchange, unacceptable);
    else if (MetricsEndpoint::serves(*target))
        co_await serveMetrics(exchange, *target);
    else if (target->kind == ApiTarget::Kind::Object)
        co_await serveObject(exchange, *target);
    else if (target->kind == ApiTarget::Kind::AccessReview)
        co_await serveReview(exchange, accessReview);
    else if (target->kind == ApiTarget::Kind::RulesReview)
        co_await serveReview(exchange, rulesReview);
    else if (target->kind == ApiTarget::Kind::SelfReview)
        co_await serveReview(exchange, selfReview);
    else
        co_await serveOther(exchange, *target);
}

io::Task<void> ApiService::refuseWith(http::Exchange &exchange, const Status &status)
{
    http::Answer answer = statusAnswer(status, exchange.request());
    co_await exchange.respond(std::move(answer));
}

io::Task<void> ApiService::serveObject(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const bool watches =
        request.method() == "GET" && target.name.isEmpty() && (target.isWatchPath || isSet(target.query, u"watch"_s));
    if (watches) {
        co_await m_cluster->watches.serve(exchange, target);
        co_return;
    }
    if (target.isWatchPath) {
        const Status status = notImplemented(u"a watch of one object by its path"_s);
        co_await refuseWith(exchange, status);
        co_return;
    }
    const auto body = co_await exchange.readBody(largestBody);
    if (!body) {
        if (!exchange.request().expectsContinue())
            co_await exchange.body().skip(worthReading, exchange.timeouts().linger);
        const Status status = bodyStatus(body.error());
        co_await refuseWith(exchange, status);
        co_return;
    }
    const ObjectRequest asked{bytes(request.method()), target, bytes(request.find("Content-Type").value_or("")),
                              bytes(request.find("User-Agent").value_or("")), QByteArray::fromStdString(*body)};
    const auto done = m_cluster->endpoint.answer(asked);
    http::Answer answer = done ? jsonAnswer(done->status, done->text, request) : statusAnswer(done.error(), request);
    co_await exchange.respond(std::move(answer));
}

io::Task<void> ApiService::serveMetrics(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const auto metrics = m_cluster->metrics.answer(request.method(), target, m_cluster->registry.now());
    http::Answer answer = metrics ? jsonAnswer(200, *metrics, request) : statusAnswer(metrics.error(), request);
    co_await exchange.respond(std::move(answer));
}

io::Task<void> ApiService::serveNode(http::Exchange &exchange, const ApiTarget &target)
{
    static const TrafficMeter nothing;
    const http::RequestHead &request = exchange.request();
    const TrafficMeter &meter = m_cluster->traffic ? m_cluster->traffic->meter() : nothing;
    const auto stats = m_cluster->nodeStats.answer(request.method(), target, meter, m_cluster->registry.now());
    http::Answer answer = stats ? jsonAnswer(200, *stats, request) : statusAnswer(stats.error(), request);
    co_await exchange.respond(std::move(answer));
}

io::Task<void> ApiService::serveReview(http::Exchange &exchange, const Review &reviewed)
{
    const http::RequestHead &request = exchange.request();
    if (request.method() != "POST") {
        const Status status = methodNotAllowed();
        co_await refuseWith(exchange, status);
        co_return;
    }
    const auto body = co_await exchange.readBody(largestBody);
    if (!body) {
        if (!exchange.request().expectsContinue())
            co_await exchange.body().skip(worthReading, exchange.timeouts().linger);
        const Status status = bodyStatus(body.error());
        co_await refuseWith(exchange, status);
        co_return;
    }
    const auto review = reviewed({bytes(request.find("Content-Type").value_or("")), QByteArray::fromStdString(*body)});
    http::Answer answer =
        review ? jsonAnswer(201, objectText(*review), request) : statusAnswer(review.error(), request);
    co_await exchange.respond(std::move(answer));
}

io::Task<void> ApiService::serveOther(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const QString root = target.segments.value(0);
    http::Answer answer = plainAnswer(404, "404 page not found\n");
    const auto document = discoveryDocument(target.segments, QString::fromUtf8(bytes(request.host())), m_unserved);
    const bool isHealth = root == u"readyz"_s || root == u"livez"_s || root == u"healthz"_s;
    if ((document || isHealth) && request.method() != "GET" && request.method() != "HEAD")
        answer = statusAnswer(methodNotAllowed(), request);
    else if (document)
        answer = jsonAnswer(200, QJsonDocument(*document).toJson(QJsonDocument::Compact), request);
    else if (isHealth)
        answer = plainAnswer(200, "ok");
    else if (root == u"api"_s)
        answer = statusAnswer(noSuchResource(), request);
    else if (root == u"openapi"_s || root == u"metrics"_s ||
             (root == u"apis"_s && isKnownButNotServed(target.segments.value(1), {})))
        answer = statusAnswer(notImplemented(target.segments.join(u'/')), request);
    co_await exchange.respond(std::move(answer));
}

} // namespace liteboxd::demo
