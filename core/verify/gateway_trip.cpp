// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/gateway_trip.h"

#include "core/sandbox/gateway_link.h"
#include "core/sandbox/labels.h"
#include "core/verify/probes/probe_manifest.h"
#include "core/verify/probes/probe_raising.h"

#include <QPointer>
#include <QRegularExpression>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds mostWait(20); // for the gateway to see the pod, and the program to listen
constexpr quint16 port = 8080;
const QString webSocketPath = u"/ws"_s;
const QString expected =
    u"401 without and with a wrong token, an answer of the sandbox with its own, and a WebSocket"_s;
const QString replacement = u"Replace this gateway: it does not keep strangers out"_s;

QString text(std::string_view latin)
{
    return QString::fromLatin1(latin.data(), static_cast<qsizetype>(latin.size()));
}

base::SandboxId newId()
{
    constexpr std::size_t digits = 8;
    return *base::SandboxId::parse(base::randomHex64().substr(0, digits));
}

/// As every probe, but called and labelled as the gateway expects a sandbox.
QJsonObject manifestOf(const ProbePlan &plan, const ProbePod &pod, const base::SandboxId &id, const base::Secret &token)
{
    QJsonObject manifest = probeManifest(plan, pod);
    QJsonObject metadata = manifest[u"metadata"].toObject();
    QJsonObject labels = metadata[u"labels"].toObject();
    labels.insert(text(sandbox::labels::sandboxId), QString::fromStdString(id.text()));
    metadata.insert(u"labels"_s, labels);
    QJsonObject annotations = metadata[u"annotations"].toObject();
    annotations.insert(text(sandbox::annotations::accessToken), QString::fromStdString(token.reveal()));
    metadata.insert(u"annotations"_s, annotations);
    manifest.insert(u"metadata"_s, metadata);
    return manifest;
}

} // namespace

async::Request GatewayTrip::start(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench,
                                  const QUrl &gateway, QObject *context, async::Callback<CheckOutcome> done)
{
    const async::Promise<CheckOutcome> promise(context, std::move(done));
    const QPointer<GatewayTrip> trip(new GatewayTrip(tools, bench, gateway, promise, context));
    return promise.request([trip] { delete trip.data(); });
}

GatewayTrip::GatewayTrip(const CheckTools &tools, std::shared_ptr<ProbeBench> bench, const QUrl &gateway,
                         async::Promise<CheckOutcome> promise, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_bench(std::move(bench))
    , m_gateway(gateway)
    , m_promise(std::move(promise))
    , m_id(newId())
    , m_nobody(newId())
    , m_token(base::randomHex64())
    , m_pod{ProbeRole::Sandbox, m_bench->plan.sandboxNamespace, "sandbox-" + m_id.text(), m_bench->plan.node}
    , m_since(tools.clock->steady())
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { m_stage == Stage::Starting ? look() : ask(); });
    m_step =
        m_tools.api->create({kube::resources::pods(), m_pod.nameSpace}, manifestOf(m_bench->plan, m_pod, m_id, m_token),
                            {}, this, [this](const base::Result<QJsonObject> &made) {
                                if (!made)
                                    return endWith(outcomeOf(made.error(), expected));
                                look();
                            });
}

void GatewayTrip::look()
{
    m_step = m_tools.api->get({kube::resources::pods(), m_pod.nameSpace, m_pod.name}, this,
                              [this](const base::Result<QJsonObject> &pod) {
                                  if (!pod)
                                      return endWith(outcomeOf(pod.error(), expected));
                                  if (const QString why = ProbeRaising::obstacleOf(*pod); !why.isEmpty())
                                      return end(CheckResult::Inconclusive, why,
                                                 u"Name an image that this cluster can pull and that keeps running: "
                                                 u"--probe-image IMAGE"_s);
                                  if (ProbeRaising::addressOf(*pod).empty())
                                      return again(std::chrono::milliseconds(400));
                                  enter(Stage::WithoutToken);
                                  ask();
                              });
}

QNetworkRequest GatewayTrip::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setTransferTimeout(10'000);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"liteboxd-verify"_s);
    if (m_stage == Stage::WrongToken)
        request.setRawHeader("X-Access-Token", QByteArray(64, '0'));
    else if (!asksWithoutToken())
        request.setRawHeader("X-Access-Token", QByteArray::fromStdString(m_token.reveal()));
    return request;
}

bool GatewayTrip::asksWithoutToken() const
{
    return m_stage == Stage::WithoutToken || m_stage == Stage::PostWithoutToken ||
           m_stage == Stage::WebSocketWithoutToken;
}

void GatewayTrip::ask()
{
    const base::SandboxId &whom = m_stage == Stage::OtherSandbox ? m_nobody : m_id;
    QNetworkRequest asked = request(sandbox::gatewayUrl(m_gateway, whom, port));
    if (m_stage == Stage::PostWithoutToken) {
        asked.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
        m_reply.reset(m_network.post(asked, QByteArray("liteboxd-verify")));
    } else {
        m_reply.reset(m_network.get(asked));
    }
    connect(m_reply.get(), &QNetworkReply::finished, this, [this] {
        const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        if (status.isValid())
            return take(status.toInt());
        end(CheckResult::Inconclusive,
            u"no gateway answers at %1: %2"_s.arg(m_gateway.toString(), m_reply->errorString()),
            u"Start one, or name another: --gateway URL"_s);
    });
}

void GatewayTrip::take(int status)
{
    constexpr int unauthorized = 401;
    if (m_stage == Stage::OwnToken)
        return takeOwn(status);
    if (m_stage == Stage::OtherSandbox)
        return takeOther(status);
    const QString what = m_stage == Stage::WithoutToken       ? u"without a token"_s
                         : m_stage == Stage::PostWithoutToken ? u"without a token, by POST"_s
                                                              : u"with a wrong token"_s;
    m_evidence << u"%1: %2"_s.arg(what, QString::number(status));
    if (status != unauthorized) {
        constexpr int redirects = 300;
        const bool isPost = m_stage == Stage::PostWithoutToken; // to GET the same gateway answered as it has to
        return end(
            CheckResult::Fail, u"%1 the gateway answers %2"_s.arg(what, QString::number(status)),
            isPost ? u"Replace this gateway: it asks for a token at GET alone"_s
            : status < redirects
                ? replacement
                : u"See whether the gateway itself listens there, and nothing before it answers; its log says more"_s);
    }
    if (m_stage == Stage::PostWithoutToken) {
        enter(Stage::WebSocketWithoutToken);
        return openWebSocket();
    }
    enter(m_stage == Stage::WithoutToken ? Stage::PostWithoutToken : Stage::OtherSandbox);
    ask();
}

/// A token opens one sandbox; a path that names none leads nowhere.
void GatewayTrip::takeOther(int status)
{
    constexpr int firstError = 400;
    m_evidence << u"with its token, for a sandbox that is not there: %1"_s.arg(status);
    if (status < firstError) {
        return end(
            CheckResult::Fail,
            u"the gateway answers %1 for a sandbox that is not there: it does not ask which one the path names"_s.arg(
                status),
            u"Replace this gateway: it mixes sandboxes up"_s);
    }
    enter(Stage::OwnToken);
    ask();
}

/// The gateway hears of the pod a moment later, and its program listens a moment after that.
void GatewayTrip::takeOwn(int status)
{
    const bool isOfGateway = status == 401 || status == 404 || (status >= 502 && status <= 504);
    if (isOfGateway && m_tools.clock->steady() - m_since < mostWait)
        return again(std::chrono::milliseconds(500));
    m_evidence << u"with its token: %1"_s.arg(status);
    if (status == 401 || status == 404) {
        return end(CheckResult::Fail,
                   u"the gateway does not take the sandbox's own token, or does not know it (%1)"_s.arg(status),
                   u"See whether the gateway watches this cluster and this namespace"_s);
    }
    if (isOfGateway) {
        return end(CheckResult::Fail, u"the gateway does not reach the sandbox (%1)"_s.arg(status),
                   u"liteboxctl doctor names the hop; the probe's image has to serve port 8080 (--probe-image)"_s);
    }
    enter(Stage::WebSocket);
    openWebSocket();
}

void GatewayTrip::openWebSocket()
{
    QUrl url = sandbox::gatewayUrl(m_gateway, m_id, port, webSocketPath);
    url.setScheme(url.scheme() == u"https" ? u"wss"_s : u"ws"_s);
    m_socket = std::make_unique<QWebSocket>();
    connect(m_socket.get(), &QWebSocket::connected, this, [this] { takeWebSocket(true); });
    connect(m_socket.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this] { takeWebSocket(false); });
    m_socket->open(request(url));
}

void GatewayTrip::takeWebSocket(bool isOpen)
{
    // Qt tells the status of a refused handshake in its sentence alone.
    static const QRegularExpression status(u"\\b[45][0-9]{2}\\b"_s);
    const QString told = isOpen ? u"opened"_s : m_socket->errorString();
    const QString code = status.match(told).captured();
    const QString found = code.isEmpty() ? told : code;
    if (m_stage == Stage::WebSocketWithoutToken) {
        m_evidence << u"WebSocket without a token: %1"_s.arg(found);
        if (isOpen)
            return end(CheckResult::Fail, u"without a token the gateway opens a WebSocket"_s, replacement);
        m_socket.release()->deleteLater(); // it is what called
        enter(Stage::WrongToken);
        return ask();
    }
    m_evidence << u"WebSocket: %1"_s.arg(found);
    if (isOpen)
        return end(CheckResult::Pass, u"the gateway answered every request as it has to"_s);
    end(CheckResult::Warning,
        u"the gateway answered as it has to, but for the WebSocket: the sandbox's program takes none at %1"_s.arg(
            webSocketPath),
        u"Name an image that does (--probe-image), if WebSockets are to be seen"_s);
}

void GatewayTrip::enter(Stage stage)
{
    m_stage = stage;
    m_since = m_tools.clock->steady();
}

void GatewayTrip::again(std::chrono::milliseconds pause)
{
    m_again.start(pause);
}

void GatewayTrip::end(CheckResult result, const QString &observed, const QString &fix)
{
    endWith({.result = result, .expected = expected, .observed = observed, .fix = fix});
}

void GatewayTrip::endWith(CheckOutcome outcome)
{
    m_again.stop();
    outcome.evidence = m_evidence;
    m_promise.complete(std::move(outcome));
    deleteLater();
}

} // namespace liteboxd::verify
