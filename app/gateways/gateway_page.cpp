// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/gateway_page.h"

#include "app/gateways/browser_session_list.h"
#include "app/gateways/install_dialog.h"
#include "app/gateways/link_panel.h"
#include "app/gateways/traffic_panel.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/words/error_texts.h"
#include "core/base/port_number.h"
#include "core/models/activity_words.h"

#include <QAction>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::gateways {

using namespace shell;

namespace {

constexpr int s_columnWidth = 760;
constexpr int s_portWidth = 90;

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(textFont(0, QFont::DemiBold));
    label->setContentsMargins(0, metrics::Large, 0, 0);
    return label;
}

/// The word of options and logs, the same in each language.
QString modeName(control::UpstreamMode mode)
{
    const std::string_view name = control::name(mode);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QToolButton *button(QAction *action, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return made;
}

} // namespace

GatewayPage::GatewayPage(SessionGateway &host, ActionRegistry &actions, QWidget *parent)
    : Page(u"gateway"_s, tr("Gateway"), u"gateway"_s, parent)
    , m_host(host)
    , m_start(actions.add({u"gateway.start"_s, ActionGroup::Gateway, tr("&Start gateway"), u"state-running"_s}))
    , m_stop(actions.add({u"gateway.stop"_s, ActionGroup::Gateway, tr("S&top gateway"), u"state-ending"_s}))
    , m_install(actions.add(
          {u"gateway.install"_s, ActionGroup::Gateway, tr("&Install the gateway into this cluster…"), u"upload"_s}))
    , m_state(new Badge(this))
    , m_errors(new ErrorStrip(this))
    , m_facts(new PropertyList(this))
    , m_ways(new PropertyList(this))
    , m_waysHeading(heading(tr("Ways to the sandboxes"), this))
    , m_routes(new PropertyList(this))
    , m_mode(new ChoiceBox(this))
    , m_port(new QLineEdit(this))
    , m_apply(new QPushButton(tr("Use this port"), this))
{
    layOut();
    connect(m_start, &QAction::triggered, &m_host, &SessionGateway::start);
    connect(m_stop, &QAction::triggered, &m_host, &SessionGateway::stop);
    connect(m_install, &QAction::triggered, this, &GatewayPage::openInstall);
    connect(m_port, &QLineEdit::textChanged, this, &GatewayPage::checkPort);
    connect(m_port, &QLineEdit::returnPressed, this, &GatewayPage::takePort);
    connect(m_mode, &QComboBox::activated, this, &GatewayPage::takeMode);
    connect(m_apply, &QPushButton::clicked, this, &GatewayPage::takePort);
    connect(&m_host, &SessionGateway::changed, this, &GatewayPage::showState);
    connect(&m_host.gateway(), &control::LoopbackGateway::upstreamChosen, this, &GatewayPage::showWays);
    m_port->setText(QString::number(m_host.port()));
    showState();
}

void GatewayPage::layOut()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *intro =
        new PlainLabel(tr("The bundled gateway lets programs and browsers of this computer reach the ports of "
                          "your sandboxes. It listens on this computer only."),
                       this);
    intro->setWordWrap(true);
    intro->setForegroundRole(QPalette::PlaceholderText);
    auto *title = new PlainLabel(tr("Gateway"), this);
    title->setFont(textFont(4, QFont::DemiBold));

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Medium);
    head->addWidget(title);
    head->addWidget(m_state);
    head->addStretch(1);
    head->addWidget(button(m_start, this));
    head->addWidget(button(m_stop, this));

    auto *label = new PlainLabel(tr("Port:"), this);
    label->setBuddy(m_port);
    m_port->setFixedWidth(s_portWidth);
    m_port->setAccessibleName(tr("Port"));
    auto *portRow = new QHBoxLayout;
    portRow->setSpacing(metrics::Small);
    portRow->addWidget(label);
    portRow->addWidget(m_port);
    portRow->addWidget(m_apply);
    portRow->addStretch(1);

    for (const auto &[name, mode] : control::upstreamModeNames)
        m_mode->addItem(modeName(mode), static_cast<int>(mode));
    m_mode->setAccessibleName(tr("Upstream mode"));
    auto *modeLabel = new PlainLabel(tr("Upstream mode:"), this);
    modeLabel->setBuddy(m_mode);
    auto *modeRow = new QHBoxLayout;
    modeRow->setSpacing(metrics::Small);
    modeRow->addWidget(modeLabel);
    modeRow->addWidget(m_mode);
    modeRow->addStretch(1);

    auto *inner = new QWidget(this);
    inner->setMaximumWidth(s_columnWidth);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(metrics::Huge, metrics::Large, metrics::Huge, metrics::Large);
    column->setSpacing(metrics::Small);
    column->addLayout(head);
    column->addWidget(intro);
    column->addWidget(heading(tr("Listener"), this));
    column->addWidget(m_facts);
    column->addLayout(portRow);
    column->addLayout(modeRow);
    column->addWidget(m_waysHeading);
    column->addWidget(m_ways);
    column->addWidget(new TrafficPanel(m_host.gateway(), this));
    column->addWidget(new BrowserSessionList(m_host.gateway(), this));
    auto *links = new LinkPanel(m_host, this);
    connect(links, &LinkPanel::happened, this, &GatewayPage::noteRevocation);
    column->addWidget(links);
    column->addWidget(heading(tr("How to call it"), this));
    column->addWidget(m_routes);
    column->addWidget(heading(tr("For others"), this));
    column->addWidget(button(m_install, this), 0, Qt::AlignLeft);
    column->addStretch(1);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(inner, 1);
    row->addStretch(0);
    auto *area = new QScrollArea; // with links and connections it is taller than many a screen
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(Page::title());
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(area, 1);
    page->addWidget(m_errors); // at the lower edge: it moves nothing
}

void GatewayPage::noteRevocation(const models::ActivityEntry &entry)
{
    if (entry.error)
        m_errors->show(models::text(entry), *entry.error, Subject::Sandbox);
    Q_EMIT happened(entry);
}

void GatewayPage::showState()
{
    const bool listens = m_host.gateway().isListening();
    if (listens)
        m_state->set(ColorRole::Ok, u"state-running"_s, tr("Listening"));
    else if (m_host.error())
        m_state->set(ColorRole::Danger, u"error"_s, tr("Not listening"));
    else
        m_state->set(ColorRole::Muted, u"state-ending"_s, m_host.hasSession() ? tr("Stopped") : tr("Not connected"));
    if (!m_host.error())
        m_errors->dismiss();
    else if (m_host.error()->code == base::ErrorCode::AlreadyExists)
        m_errors->showText(
            tr("Port %1 is used by another program: stop it, or choose another port.").arg(m_host.triedPort()),
            *m_host.error());
    else
        m_errors->show(tr("The gateway does not listen on port %1.").arg(m_host.triedPort()), *m_host.error(),
                       Subject::Gateway);

    const QString port = QString::number(m_host.port());
    m_facts->setRows({
        {tr("Addresses"), listens ? tr("127.0.0.1:%1 and, where there is one, [::1]:%1").arg(port) : tr("none")},
        {tr("Way to the sandboxes"), meaningOf(m_host.settings().upstreamMode)},
    });
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(m_host.settings().upstreamMode)));
    showWays();
    const QString origin = u"http://127.0.0.1:"_s + port;
    m_routes->setRows({
        {tr("Programs"),
         tr("%1/api/v1/sandbox/{id}/port/{port}/ with the access token in the header X-Access-Token").arg(origin)},
        {tr("Browsers"),
         tr("http://{port}-{id}-{tag}.localhost:%1/ after “Open in browser”, which signs in once").arg(port)},
    });
    setBadge(listens ? port : QString());

    if (listens)
        ActionRegistry::disable(m_start, tr("The gateway listens already"));
    else if (!m_host.hasSession())
        ActionRegistry::disable(m_start, tr("Not connected"));
    else
        ActionRegistry::enable(m_start);
    if (m_host.hasSession())
        ActionRegistry::enable(m_install);
    else
        ActionRegistry::disable(m_install, tr("Not connected"));
    if (m_dialog && &m_dialog->session() != m_host.session())
        delete m_dialog.data(); // it asks a cluster that is not this one any more
    if (listens)
        ActionRegistry::enable(m_stop);
    else
        ActionRegistry::disable(m_stop, tr("The gateway does not listen"));
    checkPort();
}

/// In `auto`, which way each sandbox has and why not a better one.
void GatewayPage::showWays()
{
    PropertyList::Rows rows;
    for (const auto &[id, choice] : m_host.gateway().upstreams())
        rows.append({QString::fromStdString(id.text()), wayText(choice)});
    m_ways->setRows(rows);
    m_waysHeading->setVisible(!rows.isEmpty());
    m_ways->setVisible(!rows.isEmpty());
}

QString GatewayPage::meaningOf(control::UpstreamMode mode)
{
    switch (mode) {
    case control::UpstreamMode::Direct:
        return tr("Straight to the addresses of the pods; this computer must be on their network.");
    case control::UpstreamMode::PortForward:
        return tr("Into the pods through the API server's port-forward, with the credentials of the kubeconfig.");
    case control::UpstreamMode::ApiServer:
        return tr("Through the API server's pod proxy, with the credentials of the kubeconfig.");
    case control::UpstreamMode::Auto:
        break;
    }
    return tr("For each sandbox the first way that works: its address, the port-forward, the pod proxy.");
}

QString GatewayPage::wayText(const control::UpstreamChoice &choice)
{
    if (!choice.failed || !choice.fault)
        return modeName(choice.mode);
    // Only the way straight to a pod is the pod's own to fail; the others lead through the cluster.
    const Subject subject = *choice.failed == control::UpstreamMode::Direct ? Subject::Sandbox : Subject::Cluster;
    return tr("%1, because %2 failed: %3")
        .arg(modeName(choice.mode), modeName(*choice.failed), sentence(*choice.fault, subject));
}

void GatewayPage::checkPort()
{
    const auto port = base::parsePort(m_port->text().toStdString());
    m_apply->setEnabled(port && (*port != m_host.port() || m_host.error()));
}

void GatewayPage::takePort()
{
    if (const auto port = base::parsePort(m_port->text().toStdString()))
        m_host.setPort(*port);
}

void GatewayPage::takeMode(int index)
{
    const auto mode = static_cast<control::UpstreamMode>(m_mode->itemData(index).toInt());
    if (mode != m_host.settings().upstreamMode)
        m_host.setUpstreamMode(mode);
}

void GatewayPage::openInstall()
{
    if (!m_dialog && m_host.hasSession())
        m_dialog = new InstallDialog(*m_host.session(), this);
    if (m_dialog)
        m_dialog->open();
}

QList<QWidget *> GatewayPage::panes()
{
    return {m_port, m_mode};
}

} // namespace liteboxd::gateways
