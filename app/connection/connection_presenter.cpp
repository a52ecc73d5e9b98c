// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connection_presenter.h"

#include "app/connection/connect_view.h"
#include "app/connection/login_question_view.h"
#include "app/connection/server_address.h"
#include "app/connection/tr.h"
#include "app/connection/welcome_view.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/window/main_window.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using shell::ColorRole;
using shell::ConnectionLook;
using shell::Subject;

ConnectionLook look(const session::ConnectionState &state)
{
    if (const auto *connected = std::get_if<session::Connected>(&state)) {
        const QString time = QString::number(connected->latency.count());
        return {ColorRole::Ok, u"state-succeeded"_s, Tr::tr("Connected"),
                Tr::tr("The cluster answers within %1 ms.").arg(time)};
    }
    if (const auto *stale = std::get_if<session::Stale>(&state))
        return {ColorRole::Warning, u"warning"_s, Tr::tr("Reconnecting…"),
                shell::sentence(stale->error, Subject::Cluster)};
    if (const auto *failed = std::get_if<session::Failed>(&state))
        return {ColorRole::Danger, u"disconnected"_s, Tr::tr("Not connected"),
                shell::sentence(failed->error, Subject::NewCluster)};
    return {ColorRole::Muted, u"state-pending"_s, Tr::tr("Connecting…"), {}};
}

bool isDemo(const kube::ServerVersion &version)
{
    return version.gitVersion.find("+liteboxd-demo") != std::string::npos;
}

ConnectionPresenter::ConnectionPresenter(Connector &connector, shell::ConnectionStrip &strip, ConnectView &view,
                                         ServerAddress &address, shell::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_strip(strip)
    , m_view(view)
    , m_address(address)
    , m_window(window)
{
    connect(&connector, &Connector::changed, this, [this] {
        m_window.errors()->dismiss();
        showConnection();
    });
    connect(&connector, &Connector::questionChanged, this, &ConnectionPresenter::showQuestion);
    connect(&connector, &Connector::sessionEnding, this, [this] { m_version.cancel(); });
    connect(&connector, &Connector::kubeconfigFailed, this, [this](const base::Error &error) {
        m_window.errors()->show(tr("The kubeconfig was not opened."), error, Subject::Kubeconfig);
        m_view.welcome()->setAfterFailure();
        m_strip.setContexts(m_connector.contexts(), m_connector.context()); // not what was chosen there
    });
    connect(&connector, &Connector::contextsShadowed, this, [this](const QStringList &contexts) {
        QStringList names;
        for (const QString &context : contexts)
            names << shell::visibleText(context);
        const QString text = names.join(u", "_s);
        m_window.errors()->showText(tr("Out of reach, because an earlier file has entries of the same names: %1. Open "
                                       "that file alone to use it.")
                                        .arg(text),
                                    {base::ErrorCode::AlreadyExists, "entries of the same names", text.toStdString()});
    });
    connect(&strip, &shell::ConnectionStrip::contextChosen, &connector, &Connector::chooseContext);
    connect(&strip, &shell::ConnectionStrip::namespaceChosen, &connector, &Connector::chooseNamespace);
    connect(&connector, &Connector::contextsChanged, this,
            [this] { m_strip.setContexts(m_connector.contexts(), m_connector.context()); });
    connect(&connector, &Connector::reconnectOffered, this, [this] {
        m_window.offers()->show(tr("The kubeconfig now says another way to this cluster."), tr("Reconnect"));
    });
    connect(m_window.offers(), &shell::OfferStrip::accepted, &connector, &Connector::reconnect);
    connect(view.question(), &LoginQuestionView::approved, &connector, &Connector::approveLogin);
    connect(view.question(), &LoginQuestionView::declined, &connector, &Connector::declineLogin);
    showConnection();
}

void ConnectionPresenter::showConnection()
{
    m_window.offers()->dismiss();
    m_waitingFor.clear();
    m_versionKnown = false;
    m_strip.setContexts(m_connector.contexts(), m_connector.context());
    m_strip.setDemo(false);
    m_strip.setUnverified(false);
    showNamespaces({});
    m_window.setNote(u"server"_s, {});
    m_window.setNote(u"version"_s, {});
    if (!m_connector.hasKubeconfig()) {
        m_view.setCurrentWidget(m_view.welcome());
        m_window.showWelcome();
        m_strip.setLook({ColorRole::Muted, u"disconnected"_s, tr("Not connected"), {}});
        return;
    }
    if (m_connector.question()) {
        showQuestion();
        m_strip.setLook(
            {ColorRole::Warning, u"warning"_s, tr("Not connected"), tr("A question waits for your answer.")});
        return;
    }
    m_window.showPages();
    if (session::Session *session = m_connector.session())
        follow(*session);
    else if (const auto &error = m_connector.contextError())
        m_strip.setLook(
            {ColorRole::Danger, u"disconnected"_s, tr("Not connected"), shell::sentence(*error, Subject::Kubeconfig)});
}

/// While a session goes on, only the place of the pages is another.
void ConnectionPresenter::showQuestion()
{
    m_strip.setContexts(m_connector.contexts(), m_connector.context());
    showNamespaces(m_connector.session() ? m_connector.session()->namespaces().present() : QStringList());
    if (!m_connector.question())
        return m_window.showPages();
    m_view.setCurrentWidget(m_view.question());
    m_window.showWelcome();
    m_view.question()->ask(*m_connector.question());
}

void ConnectionPresenter::follow(session::Session &session)
{
    const kube::ConnectionSettings &settings = session.settings().connection;
    m_strip.setUnverified(settings.verification == kube::TlsVerification::Skipped);
    m_window.setNote(u"server"_s, QString::fromStdString(settings.server));
    connect(&session.connection(), &session::ConnectionMonitor::changed, this, &ConnectionPresenter::showState);
    connect(session.credentials().get(), &kube::CredentialSource::waitingFor, this, &ConnectionPresenter::showWaiting);
    connect(&session.namespaces(), &session::NamespaceFinder::found, this, &ConnectionPresenter::showNamespaces);
    showState(session.connection().state());
}

void ConnectionPresenter::showWaiting(const QString &program)
{
    m_waitingFor = program;
    if (m_connector.session())
        showState(m_connector.session()->connection().state());
}

void ConnectionPresenter::showState(const session::ConnectionState &state)
{
    if (m_waitingFor.isEmpty()) {
        m_strip.setLook(look(state));
    } else {
        m_strip.setLook({ColorRole::Muted, u"state-pending"_s, tr("Signing in…"),
                         tr("Waiting for the program %1, which gives the credentials.").arg(m_waitingFor)});
    }
    showContent(state);
    session::Session *session = m_connector.session();
    if (session && std::holds_alternative<session::Connected>(state) && !m_versionKnown && !m_version.isPending())
        askVersion(*session);
}

/// A server on loopback that nobody answers for is asked about; everything else is said on the pages.
void ConnectionPresenter::showContent(const session::ConnectionState &state)
{
    const session::Session *session = m_connector.session();
    const auto *failed = std::get_if<session::Failed>(&state);
    if (m_connector.question() || m_address.isEditing())
        return;
    if (!session || !failed) {
        if (session && std::holds_alternative<session::Connected>(state))
            m_window.showPages();
        return;
    }
    if (!m_address.ask(*failed))
        m_window.showPages();
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
