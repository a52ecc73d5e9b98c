// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/loopback_gateway.h"

#include "gateway/control/control_plane.h"
#include "gateway/control/redirect_file.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace liteboxd::control {

namespace {

constexpr int attemptsToPickAPort = 20;

std::vector<io::SocketAddress> loopbacks(std::uint16_t port)
{
    return {*io::SocketAddress::parse("127.0.0.1", port), *io::SocketAddress::parse("::1", port)};
}

/// Binds both addresses. A port that was picked on the first may be somebody's on the second: then pick again.
base::Result<std::unique_ptr<ControlPlane>> startOnLoopback(std::uint16_t port, ControlPlane::Frontend frontend,
                                                            const kube::ConnectionSettings &cluster,
                                                            const std::shared_ptr<kube::CredentialSource> &credentials,
                                                            PodSource &pods)
{
    frontend.listen = loopbacks(port);
    auto control = ControlPlane::start(frontend, cluster, credentials, pods);
    for (int attempt = 1; attempt < attemptsToPickAPort && port == 0 && !control &&
                          control.error().code == base::ErrorCode::AlreadyExists;
         ++attempt)
        control = ControlPlane::start(frontend, cluster, credentials, pods);
    if (!control && control.error().code == base::ErrorCode::InvalidArgument) {
        frontend.listen.pop_back();
        control = ControlPlane::start(std::move(frontend), cluster, credentials, pods);
    }
    return control;
}

} // namespace

LoopbackGateway::LoopbackGateway(QObject *parent)
    : QObject(parent)
{}

LoopbackGateway::~LoopbackGateway() = default;

base::Result<void> LoopbackGateway::start(std::uint16_t port, const GatewayRules &rules,
                                          const kube::ConnectionSettings &cluster,
                                          std::shared_ptr<kube::CredentialSource> credentials, PodSource &pods)
{
    // What listens goes on until the next one does, unless that needs its port.
    if (!m_control || port == m_control->addresses().front().port()) {
        stop();
        m_leaving.reset(); // it may hold the port still
    }
    auto access = std::make_shared<engine::BrowserAccess>();
    // Workers call this too, and are gone before this object is.
    access->sessions().setOnChange(
        [this] { QMetaObject::invokeMethod(this, &LoopbackGateway::sessionsChanged, Qt::QueuedConnection); });
    ControlPlane::Frontend frontend{{}, rules, access};
    frontend.countsTraffic = true; // for who looks at it
    auto control = startOnLoopback(port, std::move(frontend), cluster, std::move(credentials), pods);
    if (!control)
        return base::fail(std::move(control.error()));
    stop();
    m_browserAccess = std::move(access);
    m_upstreamMode = rules.upstreamMode;
    m_control = std::move(*control);
    m_browserAccess->setGatewayPort(m_control->addresses().front().port());
    connect(m_control.get(), &ControlPlane::trafficSeen, this, &LoopbackGateway::trafficSeen);
    connect(m_control.get(), &ControlPlane::signedIn, this, &LoopbackGateway::noteSignIn);
    connect(m_control.get(), &ControlPlane::signInsRefused, this, [this](int count) {
        Q_EMIT happened({GatewayEvent::Kind::SignInRefused, {}, 0, count, std::chrono::system_clock::now()});
    });
    connect(m_control.get(), &ControlPlane::decoyUsed, this, [this](const QString &id, const QString &client) {
        Q_EMIT happened({GatewayEvent::Kind::DecoyUsed, id, 0, 1, std::chrono::system_clock::now(), client});
    });
    connect(m_control.get(), &ControlPlane::troubled, this, &LoopbackGateway::troubled);
    connect(m_control.get(), &ControlPlane::upstreamChosen, this, &LoopbackGateway::upstreamChosen);
    Q_EMIT listeningChanged();
    return {};
}

void LoopbackGateway::askTraffic()
{
    if (m_control)
        m_control->askTraffic();
}

void LoopbackGateway::closeConnection(quint64 number)
{
    if (m_control)
        m_control->closeConnection(number);
}

void LoopbackGateway::stop()
{
    if (!m_control)
        return;
    m_redirects.clear();
    m_browserAccess->setGatewayPort(0);
    m_browserAccess.reset();
    m_leaving = std::move(m_control);
    connect(
        m_leaving.get(), &ControlPlane::drained, this, [this] { m_leaving.reset(); }, Qt::QueuedConnection);
    m_leaving->drain();
    Q_EMIT listeningChanged();
}

std::map<base::SandboxId, UpstreamChoice> LoopbackGateway::upstreams() const
{
    return m_control ? m_control->upstreams() : std::map<base::SandboxId, UpstreamChoice>();
}

QUrl LoopbackGateway::url() const
{
    if (!m_control)
        return {};
    return QUrl(QStringLiteral("http://") + QString::fromStdString(m_control->addresses().front().text()));
}

base::Result<base::Secret> LoopbackGateway::makeLink(const base::SandboxId &id, std::uint16_t port, const QString &path)
{
    auto address = mint(id, port, path);
    if (!address)
        return base::fail(std::move(address.error()));
    Q_EMIT happened(
        {GatewayEvent::Kind::LinkMade, QString::fromStdString(id.text()), port, 1, std::chrono::system_clock::now()});
    return address;
}

base::Result<base::Secret> LoopbackGateway::mint(const base::SandboxId &id, std::uint16_t port, const QString &path)
{
    if (!m_control)
        return base::fail(base::ErrorCode::InvalidArgument, "the gateway is not listening");
    return m_browserAccess->mintLogin({id, port}, path.toStdString(), engine::BrowserAccess::TimePoint::clock::now());
}

base::Result<QUrl> LoopbackGateway::openInBrowser(const base::SandboxId &id, std::uint16_t port, const QString &path)
{
    const auto address = mint(id, port, path);
    if (!address)
        return base::fail(address.error());
    auto file = RedirectFile::create(*address);
    if (!file)
        return base::fail(std::move(file.error()));
    QUrl url = (*file)->url();
    const int number = ++m_redirectsMade;
    m_redirects.emplace(number, Redirect{engine::SandboxPort{id, port}, std::move(*file)});
    QTimer::singleShot(engine::LoginSecrets::lifetime, this, [this, number] { m_redirects.erase(number); });
    Q_EMIT happened(
        {GatewayEvent::Kind::LinkMade, QString::fromStdString(id.text()), port, 1, std::chrono::system_clock::now()});
    return url;
}

void LoopbackGateway::noteSignIn(const QString &sandboxId, quint16 port)
{
    const auto isForTarget = [id = sandboxId.toStdString(), port](const auto &redirect) {
        return redirect.second.target.id.text() == id && redirect.second.target.port == port;
    };
    // Of several files for one target it is not known which was opened; those go when their time is up.
    if (std::count_if(m_redirects.begin(), m_redirects.end(), isForTarget) == 1)
        std::erase_if(m_redirects, isForTarget);
    Q_EMIT happened({GatewayEvent::Kind::SignedIn, sandboxId, port, 1, std::chrono::system_clock::now()});
}

base::Result<QUrl> LoopbackGateway::originOf(const base::SandboxId &id, std::uint16_t port) const
{
    if (!m_browserAccess)
        return base::fail(base::ErrorCode::InvalidArgument, "the gateway is not listening");
    const auto origin = m_browserAccess->originOf({id, port});
    if (!origin)
        return base::fail(origin.error());
    return QUrl(QString::fromStdString(*origin));
}

std::vector<BrowserSession> LoopbackGateway::sessions() const
{
    using engine::BrowserSessions;
    std::vector<BrowserSession> sessions;
    if (!m_browserAccess)
        return sessions;
    const auto now = BrowserSessions::TimePoint::clock::now();
    const auto today = std::chrono::system_clock::now();
    for (const BrowserSessions::Session &session : m_browserAccess->sessions().list()) {
        const auto since = today - std::chrono::duration_cast<std::chrono::system_clock::duration>(now - session.begun);
        sessions.push_back({session.number, QString::fromStdString(session.target.id.text()), session.target.port,
                            since, since + BrowserSessions::lifetime});
    }
    return sessions;
}

void LoopbackGateway::endSession(std::uint64_t number)
{
    if (m_browserAccess)
        m_browserAccess->sessions().end(number);
}

void LoopbackGateway::endSessions()
{
    if (m_browserAccess)
        m_browserAccess->sessions().endAll();
}

} // namespace liteboxd::control
