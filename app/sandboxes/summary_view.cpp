// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/summary_view.h"

#include "app/sandboxes/looks.h"
#include "app/sandboxes/sandbox_actions.h"
#include "app/sandboxes/sandbox_facts.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "core/models/sandbox_words.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace liteboxd::sandboxes {

using models::SandboxRow;
using namespace shell;

namespace {

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(textFont(0, QFont::DemiBold));
    label->setContentsMargins(0, metrics::Medium, 0, 0);
    return label;
}

/// Whether what is left of a time is worth to be seen second by second.
bool isCountedDown(const sandbox::Sandbox &sandbox, sandbox::Sandbox::Time now)
{
    const auto isNear = [now](const std::optional<sandbox::Sandbox::Time> &end) {
        return end && *end > now && *end - now < std::chrono::minutes(3);
    };
    return isNear(sandbox.expiresAt()) || isNear(sandbox.internetUntil);
}

QToolButton *button(QAction *action, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

SummaryView::SummaryView(const base::Clock &clock, const SandboxActions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_clock(clock)
    , m_usage(new UsageReading(*this))
    , m_network(new NetworkReading(*this))
    , m_endpoint(new EndpointReading(*this))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(makePage(actions));
    for (const PodReading *reading : readings())
        connect(reading, &PodReading::changed, this, &SummaryView::showTimes);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            showTimes();
    });
}

QList<PodReading *> SummaryView::readings() const
{
    return {m_usage, m_network, m_endpoint};
}

void SummaryView::setSession(session::Session *session)
{
    for (PodReading *reading : readings())
        reading->setSession(session);
}

void SummaryView::setWhoEnds(WhoEnds whoEnds)
{
    m_whoEnds = std::move(whoEnds);
    if (m_row.sandbox)
        showTimes();
}

void SummaryView::showTimes()
{
    using Kind = sandbox::DueTask::Kind;
    const auto who = [this](Kind kind) { return m_whoEnds ? m_whoEnds(*m_row.sandbox, kind) : QString(); };
    m_internetFacts->setRows(internetFacts(m_row, m_clock.wall(), who(Kind::CutInternet)));
    Facts facts = sandboxFacts(*m_row.sandbox, m_clock.wall(), who(Kind::EndSandbox));
    facts.append({tr("Uses"), m_usage->text()});
    facts.append({tr("Network"), m_network->text()});
    facts.append({tr("Cilium endpoint"), m_endpoint->text()});
    m_facts->setRows(facts);
    m_tick.start(isCountedDown(*m_row.sandbox, m_clock.wall()) ? std::chrono::seconds(1) : std::chrono::seconds(15));
}

QWidget *SummaryView::makePage(const SandboxActions &actions)
{
    auto *page = new QWidget;
    m_id = new PlainLabel({}, page, PlainLabel::Kind::Selectable);
    QFont idFont = codeFont();
    idFont.setPointSizeF(textFont(4).pointSizeF());
    idFont.setWeight(QFont::DemiBold);
    m_id->setFont(idFont);
    m_state = new Badge(page);
    m_reason = new PlainLabel({}, page, PlainLabel::Kind::Selectable);
    m_reason->setWordWrap(true);
    m_internet = new Badge(page);
    m_internetText = new PlainLabel({}, page);
    m_internetText->setWordWrap(true);
    m_internetText->setForegroundRole(QPalette::PlaceholderText);
    m_internetFacts = new PropertyList(page);
    m_facts = new PropertyList(page);

    auto *title = new QHBoxLayout;
    title->addWidget(m_id, 1);
    title->addWidget(m_state, 0, Qt::AlignRight);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(metrics::Small);
    buttons->addWidget(button(actions.open(), page), 0, 0);
    buttons->addWidget(button(actions.copyToken(), page), 0, 1);
    auto *ways = new QGridLayout;
    ways->setSpacing(metrics::Small);
    ways->addWidget(button(actions.copyAddress(), page), 0, 0);
    ways->addWidget(button(actions.copyCurl(), page), 0, 1);
    ways->addWidget(button(actions.copyWebSocket(), page), 0, 2);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::Large, metrics::Medium, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Small);
    column->addLayout(title);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    column->addWidget(heading(tr("Internet access"), page));
    column->addWidget(m_internet);
    column->addWidget(m_internetText);
    column->addWidget(m_internetFacts);
    auto *toggle = button(actions.toggleInternet(), page);
    auto *times = new QMenu(toggle);
    times->addActions(actions.timedInternet().all());
    toggle->setMenu(times);
    toggle->setPopupMode(QToolButton::MenuButtonPopup);
    column->addWidget(toggle);
    column->addWidget(heading(tr("Copy to call it through the gateway"), page));
    column->addLayout(ways);
    column->addWidget(heading(tr("Sandbox"), page));
    column->addWidget(m_facts);
    auto *life = new QGridLayout;
    life->setSpacing(metrics::Small);
    life->addWidget(button(actions.lifetime().renew(), page), 0, 0);
    life->addWidget(button(actions.lifetime().rotate(), page), 0, 1);
    life->addWidget(button(actions.lifetime().remove(), page), 0, 2);
    column->addLayout(life);
    column->addStretch(1);
    return page;
}

void SummaryView::show(const SandboxRow &row)
{
    const sandbox::Sandbox &sandbox = *row.sandbox;
    m_id->setText(QString::fromStdString(sandbox.id.text()));
    const Look state = look(sandbox.state);
    m_state->set(state.role, state.iconName, models::text(sandbox.state));
    const QString reason = reasonText(sandbox);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());

    const Look internet = internetLook(row);
    m_internet->set(internet.role, internet.iconName,
                    row.pending ? models::text(*row.pending) : models::text(row.internet()));
    m_internetText->setText(models::explanation(row.internet()));
    m_row = row;
    for (PodReading *reading : readings())
        reading->follow(row.sandbox);
    showTimes();
}

} // namespace liteboxd::sandboxes
