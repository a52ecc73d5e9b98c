// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/gateway_host.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::gateways {

namespace {

const QString s_portKey = u"gateway/port"_s;

quint16 rememberedPort(const QSettings &settings)
{
    const uint port = settings.value(s_portKey, control::defaultLocalPort).toUInt();
    return port > 0 && port <= 65535 ? static_cast<quint16>(port) : control::defaultLocalPort;
}

} // namespace

GatewayHost::GatewayHost(control::LocalGateway &gateway, const control::GatewaySettings &settings,
                         QSettings &remembered, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_settings(settings)
    , m_remembered(remembered)
    , m_port(rememberedPort(remembered))
{
    connect(&gateway, &control::LocalGateway::listeningChanged, this, &GatewayHost::changed);
}

GatewayHost::~GatewayHost()
{
    m_gateway.stop(); // before the pods it serves
}

void GatewayHost::setSession(session::Session *session)
{
    m_gateway.stop();
    m_pods.reset();
    m_session = session;
    m_error.reset();
    if (session) {
        m_pods = std::make_unique<control::SandboxPodSource>(session->sandboxes());
        if (m_wanted)
            run();
    }
    Q_EMIT changed();
}

void GatewayHost::start()
{
    m_wanted = true;
    run();
    Q_EMIT changed();
}

void GatewayHost::stop()
{
    m_wanted = false;
    m_error.reset();
    m_gateway.stop();
    Q_EMIT changed();
}

void GatewayHost::setPort(quint16 port)
{
    m_port = port;
    m_remembered.setValue(s_portKey, port);
    start();
}

void GatewayHost::run()
{
    m_error.reset();
    if (!m_session)
        return;
    const auto started =
        m_gateway.start(m_port, m_settings, m_session->settings().connection, m_session->credentials(), *m_pods);
    if (!started)
        m_error = started.error();
}

} // namespace liteboxd::gateways
