// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connection_presenter.h"

#include "app/connection/tr.h"
#include "app/shell/error_strip.h"
#include "app/shell/error_texts.h"
#include "app/shell/main_window.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using shell::ColorRole;
using shell::ConnectionLook;

ConnectionLook look(const session::ConnectionState &state)
{
    if (const auto *connected = std::get_if<session::Connected>(&state)) {
        const QString time = QString::number(connected->latency.count());
        return {ColorRole::Ok, u"state-succeeded"_s, Tr::tr("Connected"),
                Tr::tr("The cluster answers within %1 ms.").arg(time)};
    }
    if (const auto *stale = std::get_if<session::Stale>(&state))
        return {ColorRole::Warning, u"warning"_s, Tr::tr("Reconnecting…"), shell::sentence(stale->error.code)};
    if (const auto *failed = std::get_if<session::Failed>(&state))
        return {ColorRole::Danger, u"disconnected"_s, Tr::tr("Not connected"), shell::sentence(failed->error.code)};
    return {ColorRole::Muted, u"state-pending"_s, Tr::tr("Connecting…"), {}};
}

bool isDemo(const kube::ServerVersion &version)
{
    return version.gitVersion.find("+liteboxd-demo") != std::string::npos;
}

ConnectionPresenter::ConnectionPresenter(Connector &connector, shell::ConnectionStrip &strip, shell::MainWindow &window,
                                         QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_strip(strip)
    , m_window(window)
{
    connect(&connector, &Connector::changed, this, &ConnectionPresenter::showConnection);
    connect(&connector, &Connector::sessionEnding, this, [this] { m_version.cancel(); });
    connect(&connector, &Connector::kubeconfigFailed, this, [this](const base::Error &error) {
        m_window.errors()->show(tr("The kubeconfig was not opened."), error);
        showConnection();
    });
    connect(&strip, &shell::ConnectionStrip::contextChosen, &connector, &Connector::chooseContext);
    connect(&strip, &shell::ConnectionStrip::namespaceChosen, &connector, &Connector::chooseNamespace);
    showConnection();
}

void ConnectionPresenter::showConnection()
{
    m_versionKnown = false;
    m_strip.setContexts(m_connector.contexts(), m_connector.context());
    m_strip.setDemo(false);
    m_strip.setUnverified(false);
    showNamespaces({});
    m_window.setNote(u"server"_s, {});
    if (!m_connector.hasKubeconfig()) {
        m_window.showWelcome();
        m_strip.setLook({ColorRole::Muted, u"disconnected"_s, tr("Not connected"), {}});
        return;
    }
    m_window.showPages();
    if (session::Session *session = m_connector.session())
        follow(*session);
    else if (m_connector.contextError())
        showState(session::Failed{*m_connector.contextError(), {}});
}

void ConnectionPresenter::follow(session::Session &session)
{
    m_window.errors()->dismiss();
    const kube::ConnectionSettings &settings = session.settings().connection;
    m_strip.setUnverified(settings.verification == kube::TlsVerification::Skipped);
    m_window.setNote(u"server"_s, QString::fromStdString(settings.server));
    connect(&session.connection(), &session::ConnectionMonitor::changed, this, &ConnectionPresenter::showState);
    connect(&session.namespaces(), &session::NamespaceFinder::found, this, &ConnectionPresenter::showNamespaces);
    showState(session.connection().state());
}

void ConnectionPresenter::showState(const session::ConnectionState &state)
{
    m_strip.setLook(look(state));
    session::Session *session = m_connector.session();
    if (session && std::holds_alternative<session::Connected>(state) && !m_versionKnown && !m_version.isPending())
        askVersion(*session);
}

void ConnectionPresenter::showNamespaces(const QStringList &present)
{
    QStringList offered = present;
    if (!offered.contains(m_connector.nameSpace()) && !m_connector.nameSpace().isEmpty())
        offered.prepend(m_connector.nameSpace());
    m_strip.setNamespaces(offered, m_connector.nameSpace());
}

void ConnectionPresenter::askVersion(session::Session &session)
{
    m_version = session.api().version(this, [this](const base::Result<kube::ServerVersion> &version) {
        if (!version)
            return;
        m_versionKnown = true;
        m_strip.setDemo(isDemo(*version));
        m_window.setNote(u"version"_s, QString::fromStdString(version->gitVersion), tr("Version of the API server"));
    });
}

} // namespace liteboxd::connection
