// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/session_gateway.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::gateways {

namespace {

const QString s_portKey = u"gateway/port"_s;
const QString s_modeKey = u"gateway/upstreamMode"_s;

quint16 rememberedPort(const QSettings &settings)
{
    const uint port = settings.value(s_portKey, control::defaultLocalPort).toUInt();
    return port > 0 && port <= 65535 ? static_cast<quint16>(port) : control::defaultLocalPort;
}

} // namespace

std::optional<control::UpstreamMode> rememberedUpstreamMode(const QSettings &settings)
{
    return control::parseUpstreamMode(settings.value(s_modeKey).toString().toStdString());
}

SessionGateway::SessionGateway(control::LoopbackGateway &gateway, const control::GatewayRules &settings,
                               QSettings &remembered, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_settings(settings)
    , m_remembered(remembered)
    , m_port(rememberedPort(remembered))
    , m_triedPort(m_port)
{
    connect(&gateway, &control::LoopbackGateway::listeningChanged, this, &SessionGateway::changed);
}

SessionGateway::~SessionGateway()
{
    m_gateway.stop(); // before the pods it serves
}

void SessionGateway::setSession(session::Session *session)
{
    m_gateway.stop();
    m_pods.reset();
    m_session = session;
    m_error.reset();
    if (session) {
        m_pods = std::make_unique<control::SandboxPodSource>(session->sandboxes());
        if (m_wanted)
            run(m_port);
    }
    Q_EMIT changed();
}

void SessionGateway::start()
{
    m_wanted = true;
    run(m_port);
    Q_EMIT changed();
}

void SessionGateway::stop()
{
    m_wanted = false;
    m_error.reset();
    m_gateway.stop();
    Q_EMIT changed();
}

void SessionGateway::setPort(quint16 port)
{
    m_wanted = true;
    if (run(port)) {
        m_port = port;
        m_remembered.setValue(s_portKey, port);
    }
    Q_EMIT changed();
}

void SessionGateway::setUpstreamMode(control::UpstreamMode mode)
{
    m_settings.upstreamMode = mode;
    const std::string_view name = control::name(mode);
    m_remembered.setValue(s_modeKey, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    if (m_gateway.isListening())
        run(m_port);
    Q_EMIT changed();
}

/// Whether it listens there now, or will when there is a session.
bool SessionGateway::run(quint16 port)
{
    m_error.reset();
    m_triedPort = port;
    if (!m_session)
        return true;
    const auto started =
        m_gateway.start(port, m_settings, m_session->settings().connection, m_session->credentials(), *m_pods);
    if (!started)
        m_error = started.error();
    return started.has_value();
}

} // namespace liteboxd::gateways
