// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/connection/connect_view.h"
#include "app/connection/kubeconfig_drop.h"
#include "app/connection/production_mark.h"
#include "app/connection/server_address.h"
#include "app/connection/welcome_view.h"
#include "app/console/cluster_flows.h"
#include "app/console/dns_locking.h"
#include "app/console/overview_health.h"
#include "app/console/palette_sources.h"
#include "app/flows/flow_tabs.h"
#include "app/flows/selection_flows.h"
#include "app/flows/source_action.h"
#include "app/flows/watch_view.h"
#include "app/policies/policy_details.h"
#include "app/policies/policy_tab.h"
#include "app/shell/actions/appearance_actions.h"
#include "app/shell/actions/language_actions.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/window/dialog_titles.h"
#include "app/shell/words/visible_text.h"
#include "app/verify/check_words.h"
#include "core/verify/reports/report_format.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::console {

using session::Capability;
using shell::ActionGroup;

namespace {

/// What this console does with a cluster: all but the ways to the sandboxes that its gateway does not take.
std::vector<Capability> capabilities(control::UpstreamMode mode)
{
    using Mode = control::UpstreamMode;
    std::vector<Capability> found{
        Capability::SeeSandboxes,    Capability::SwitchInternet,  Capability::SwitchInternetOfReplicaSet,
        Capability::CreateSandboxes, Capability::DeleteSandboxes, Capability::SeeTemplates,
        Capability::ChangeTemplates, Capability::SeeLogs,         Capability::SeeEvents,
        Capability::RunCommands};
    if (mode == Mode::ApiServer || mode == Mode::Auto)
        found.push_back(Capability::ReachByPodProxy);
    if (mode == Mode::PortForward || mode == Mode::Auto)
        found.push_back(Capability::ReachByPortForward);
    found.push_back(Capability::KeepTokens);
    return found;
}

} // namespace

Console::Console(const control::GatewayRules &gateway, secrets::Keychain &keychain, const base::Clock &clock,
                 shell::Theme &theme, QSettings &settings)
    : m_settings(settings)
    , m_kept(settings)
    , m_clipboard(*QGuiApplication::clipboard())
    , m_connector(keychain, m_kept, settings)
    , m_host(m_gateway, gateway, settings)
    , m_gatewayActivity(m_gateway, m_activity)
    , m_feed(clock)
    , m_clusterFlows(std::make_unique<ClusterFlows>(clock, m_feed))
{
    registerFileActions();
    layOut(clock);
    new shell::AppearanceActions(m_actions, theme, settings, this);
    auto *languages = new shell::LanguageActions(m_actions, settings, this);
    connect(languages, &shell::LanguageActions::chosen, this, [this] {
        m_window->statusBar()->showMessage(tr("The console speaks this language from its next start on."));
    });
    wire();
    m_window->buildMenus();
    followConnector();
}

Console::~Console()
{
    // The parts of a session go before the session, and the gateway before what it serves.
    setSession(nullptr);
}

void Console::registerFileActions()
{
    const auto file = ActionGroup::File;
    m_open =
        m_actions.add({u"file.open"_s, file, tr("&Open kubeconfig…"), u"folder"_s, QKeySequence(u"Ctrl+Shift+O"_s)});
    m_open->setIconText(tr("Open a file…"));
    m_paste =
        m_actions.add({u"file.paste"_s, file, tr("&Paste kubeconfig"), u"paste"_s, QKeySequence(u"Ctrl+Alt+V"_s)});
    m_paste->setIconText(tr("Paste"));
    QAction *quit =
        m_actions.add({u"file.quit"_s, file, tr("&Quit"), u"quit"_s, QKeySequence::Quit, shell::MenuSection::End});
    if (quit->shortcut().isEmpty())
        quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));
    m_retry =
        m_actions.add({u"view.refresh"_s, ActionGroup::View, tr("&Refresh"), u"refresh"_s, QKeySequence(Qt::Key_F5)});
    m_retry->setIconText(tr("Try again"));
    connect(m_open, &QAction::triggered, this, &Console::browse);
    connect(m_paste, &QAction::triggered, this, &Console::paste);
    connect(m_retry, &QAction::triggered, &m_connector, &connection::Connector::retry);
}

void Console::layOut(const base::Clock &clock)
{
    auto *find = m_actions.add({u"edit.find"_s, ActionGroup::Edit, tr("&Find"), u"search"_s, QKeySequence::Find});
    m_strip = new shell::ConnectionStrip(find, m_retry);
    m_window = std::make_unique<shell::MainWindow>(m_actions, m_settings, m_strip);
    m_dialogTitles = new shell::DialogTitles(*m_window);
    connect(m_actions.find(u"file.quit"_s), &QAction::triggered, m_window.get(), &QWidget::close);
    connect(find, &QAction::triggered, m_window.get(), &shell::MainWindow::find);

    const auto openUrl = [](const QUrl &url) { return QDesktopServices::openUrl(url); };
    m_sandboxes = new sandboxes::SandboxesPage(
        {clock, m_actions, m_activity, m_clipboard, m_gateway, openUrl, m_retry, m_settings});
    m_overview = new overview::OverviewPage(m_feed, m_sandboxes->model());
    m_window->addPage(m_overview);
    m_window->addPage(m_sandboxes);
    m_window->preferPage(*m_sandboxes);
    m_templates = new templates::TemplatesPage({clock, m_actions, m_activity, m_retry, m_settings});
    m_window->addPage(m_templates);
    connect(m_templates, &templates::TemplatesPage::sandboxWanted, this, [this](const QString &name, int version) {
        m_window->showPage(*m_sandboxes);
        m_sandboxes->actions().lifetime().askToCreateLike({name, version});
    });
    connect(m_templates, &templates::TemplatesPage::sandboxesWanted, this, [this](const QString &name, int version) {
        m_sandboxes->showOnly(sandbox::SandboxQuery::parse(u"template:%1@%2"_s.arg(name).arg(version)));
        m_window->showPage(*m_sandboxes);
    });
    const auto note = [this, &clock](models::ActivityEntry entry) {
        entry.at = clock.wall();
        m_activity.add(std::move(entry));
    };
    m_policies = new policies::PoliciesPage({m_actions, m_retry, m_settings, clock});
    connect(m_policies, &policies::PoliciesPage::happened, &m_activity, note);
    m_window->addPage(m_policies);
    layOutFlows(clock);
    layOutSelection(clock);
    auto *gateway = new gateways::GatewayPage(m_host, m_actions);
    connect(gateway, &gateways::GatewayPage::happened, &m_activity, note);
    m_window->addPage(gateway);
    m_verify = new verify::VerifyPage(clock, m_actions, m_settings);
    m_window->addPage(m_verify);
    m_verify->setGateway([this] { return m_gateway.isListening() ? m_gateway.url() : QUrl(); });
    m_verify->setFlows([this] { return m_clusterFlows->makeSource(); });
    connect(m_verify, &verify::VerifyPage::reportChanged, this, &Console::noteVerification);
    // So that the desktop shows it where the window is not in front.
    connect(m_verify, &verify::VerifyPage::regressed, this, [this] { QApplication::alert(m_window.get()); });
    connect(m_verify, &verify::VerifyPage::noticeOpened, this, [this] {
        m_window->showPage(*m_verify);
        m_window->comeForward();
    });
    for (const QString &action : {u"verify.start"_s, u"verify.full"_s, u"verify.restarts"_s})
        connect(m_actions.find(action), &QAction::triggered, this, [this] { m_window->showPage(*m_verify); });
    m_window->addPage(new activity::ActivityPage(m_activity));

    m_connect = new connection::ConnectView(m_open, m_paste, m_retry);
    m_window->setWelcome(m_connect);
    auto *drop = new connection::KubeconfigDrop(*m_window, this);
    connect(drop, &connection::KubeconfigDrop::hovered, m_connect->welcome(), &connection::WelcomeView::setHovered);
    connect(drop, &connection::KubeconfigDrop::filesDropped, &m_connector, &connection::Connector::openFiles);
    connect(drop, &connection::KubeconfigDrop::textDropped, &m_connector, &connection::Connector::openText);
}

void Console::layOutFlows(const base::Clock &clock)
{
    m_flows = new flows::FlowsPage(
        {clock, m_actions, m_retry, m_settings, m_feed, [this] { return m_clusterFlows->makeSource(); }});
    m_window->addPage(m_flows);
    m_source = new flows::SourceAction(m_actions, m_settings, *m_window, this);
    connect(m_source, &flows::SourceAction::changed, this, [this] { followFlows(m_connector.session()); });
    m_observed = std::make_unique<models::ObservedTraffic>(m_feed, m_sandboxes->model());
    m_health = std::make_unique<OverviewHealth>(*m_overview, m_feed, *m_clusterFlows);
    connect(m_policies, &shell::Page::badgeChanged, m_health.get(),
            [this] { m_health->setPolicies(m_policies->badge()); });
    connect(m_overview, &overview::OverviewPage::pageWished, this, [this](const QString &id) {
        if (QAction *page = m_actions.find(u"view.page."_s + id))
            page->trigger();
    });
    connect(m_overview, &overview::OverviewPage::flowsWished, this, [this](const QString &filter) {
        m_flows->showLatest(filter);
        m_window->showPage(*m_flows);
    });
    // So that this console, as a keeper, knows that it was asked.
    connect(m_flows->tabs(), &flows::FlowTabs::limited, this,
            [this, &clock](const QString &id, std::chrono::seconds length) {
                models::ActivityEntry entry{models::ActivityEntry::Kind::InternetLimited};
                entry.at = clock.wall();
                entry.sandboxId = id;
                entry.seconds = static_cast<int>(length.count());
                m_activity.add(std::move(entry));
            });
    m_locking = std::make_unique<DnsLocking>(m_activity, clock);
    connect(m_flows->tabs()->watch(), &flows::WatchView::dnsLockWished, m_locking.get(), &DnsLocking::lock);
    connect(m_locking.get(), &DnsLocking::locked, m_flows->notice(), &shell::NoticeStrip::show);
    connect(m_locking.get(), &DnsLocking::failed, this, [this](const QString &text, const base::Error &error) {
        m_flows->errors()->show(text, error, shell::Subject::Cluster);
    });
    const auto note = [this] { m_window->setNote(u"hubble"_s, m_clusterFlows->note()); };
    connect(&m_feed, &models::FlowFeed::stateChanged, this, note);
    connect(&m_feed, &models::FlowFeed::gapFound, this, note);
}

/// What other pages have to show of the sandbox that is selected.
void Console::layOutSelection(const base::Clock &clock)
{
    auto *policy = new policies::PolicyTab;
    m_sandboxes->addTab(policy, sandboxes::DetailPane::Place::BehindSummary);
    connect(policy, &policies::PolicyTab::moreWished, this, [this](const QString &sandboxId) {
        m_window->showPage(*m_policies);
        m_policies->details()->askAbout(sandboxId);
    });
    m_selectionFlows = new flows::SelectionFlows(clock, m_settings, [this] { return m_clusterFlows->makeSource(); });
    m_sandboxes->putBelow(m_selectionFlows);
    connect(m_selectionFlows, &flows::SelectionFlows::pageWished, this, [this](const QString &filter) {
        m_flows->showLatest(filter);
        m_window->showPage(*m_flows);
    });
}

void Console::wire()
{
    connect(&m_connector, &connection::Connector::sessionEnding, this, [this] { setSession(nullptr); });
    m_address = std::make_unique<connection::ServerAddress>(m_connector, m_actions, *m_connect, *m_window);
    m_presenter =
        std::make_unique<connection::ConnectionPresenter>(m_connector, *m_strip, *m_connect, *m_address, *m_window);
    // Behind the presenter: the gateway's first request may run the program that signs us in, and that is to be seen.
    connect(&m_connector, &connection::Connector::changed, this, &Console::followConnector);
    m_production = std::make_unique<connection::ProductionMark>(m_connector, m_actions, *m_strip, m_settings);
    m_window->addToPalette(sandboxSource(*m_sandboxes, *m_window));
    m_window->addToPalette(contextSource(m_connector));
    m_window->addToPalette(namespaceSource(m_connector));
    connect(m_production.get(), &connection::ProductionMark::changed, this, &Console::nameWindow);
    m_limits =
        std::make_unique<connection::AccountLimits>(capabilities(m_host.settings().upstreamMode), m_actions, *m_window);
    connect(&m_host, &gateways::SessionGateway::changed, this, [this] {
        m_limits->setWanted(capabilities(m_host.settings().upstreamMode));
        m_health->setGateway(m_gateway.isListening(), m_host.port());
        m_window->setNote(u"gateway"_s, m_gateway.isListening()
                                            ? tr("Gateway on port %1").arg(m_host.port())
                                            : (m_host.hasSession() ? tr("Gateway does not listen") : QString()));
    });
}

/// So that the desktop's list of windows, and each question, says which cluster it is about.
void Console::nameWindow()
{
    const QString context = shell::visibleText(m_connector.context());
    const QString place = m_production->isSet() ? tr("%1 (production)").arg(context) : context;
    m_sandboxes->actions().setPlace(place);
    m_dialogTitles->setPlace(place);
    m_window->setWindowTitle(place.isEmpty() ? tr("LiteBoxd Console") : tr("%1 – LiteBoxd Console").arg(place));
}

void Console::noteVerification()
{
    const auto &report = m_verify->report();
    m_health->setVerification(report);
    if (!report)
        return m_window->setNote(u"verify"_s, {});
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(report->finishedAt.time_since_epoch());
    const QTime at = QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).time();
    const QString time = QLocale().toString(at, QLocale::ShortFormat);
    const QString said = verify::verdictOf(*report) == nameOf(verify::SkipCause::Cancelled)
                             ? tr("Verification cancelled at %1").arg(time)
                             : tr("Verified %1: %2").arg(time, verify::resultWord(report->result()));
    const qsizetype worse = m_verify->history()->worse().size();
    m_window->setNote(u"verify"_s,
                      worse > 0 ? tr("%1, %n checks got worse", nullptr, static_cast<int>(worse)).arg(said) : said);
}

void Console::followConnector()
{
    setSession(m_connector.session());
    m_sandboxes->setConnectionError(m_connector.contextError());
    m_policies->setConnectionError(m_connector.contextError());
    m_flows->setConnectionError(m_connector.contextError());
    if (m_connector.hasKubeconfig())
        shell::ActionRegistry::enable(m_retry);
    else
        shell::ActionRegistry::disable(m_retry, tr("No kubeconfig is open"));
}

void Console::setSession(session::Session *session)
{
    m_sandboxes->setSession(session);
    m_templates->setSession(session);
    m_policies->setSession(session);
    followFlows(session);
    m_health->setSession(session);
    m_verify->setSession(session);
    m_locking->setSession(session);
    m_host.setSession(session);
    m_limits->setSession(session);
}

void Console::followFlows(session::Session *session)
{
    m_source->setServer(session ? QString::fromStdString(session->settings().connection.server) : QString());
    const auto relay = m_source->settings().relay();
    const auto tls = m_source->settings().tls();
    if (!relay || !tls)
        m_window->errors()->showText(
            tr("The address of Hubble Relay that was set cannot be used; it is asked through the "
               "API server."),
            relay ? tls.error() : relay.error());
    m_clusterFlows->setAddress(relay.value_or(std::nullopt));
    m_clusterFlows->setTls(tls.value_or(std::nullopt));
    m_clusterFlows->setAsksAgents(m_source->settings().asksAgents);
    m_clusterFlows->setSession(session);
    m_flows->setSession(session);
    m_selectionFlows->askAnew();
}

void Console::browse()
{
    auto *dialog = new QFileDialog(m_window.get(), tr("Open kubeconfig"), QDir::homePath() + u"/.kube"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, &m_connector, &connection::Connector::openFiles);
    dialog->open();
}

void Console::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return m_window->errors()->showText(tr("The clipboard holds no text: copy a kubeconfig first."),
                                            {base::ErrorCode::InvalidArgument, "the clipboard holds no text", {}});
    m_connector.openText(text);
}

} // namespace liteboxd::console
