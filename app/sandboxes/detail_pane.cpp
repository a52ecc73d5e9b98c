// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/detail_pane.h"

#include "app/sandboxes/looks.h"
#include "app/sandboxes/sandbox_actions.h"
#include "app/sandboxes/sandbox_facts.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/widgets/state_view.h"
#include "core/models/sandbox_words.h"

#include <QAction>
#include <QGraphicsOpacityEffect>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxRow;
using namespace shell;

namespace {

constexpr int s_minimumWidth = 300;
constexpr qreal s_dimmed = 0.55;
constexpr int s_ring = 2; // shows that the focus is here

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(textFont(0, QFont::DemiBold));
    label->setContentsMargins(0, metrics::Medium, 0, 0);
    return label;
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

DetailPane::DetailPane(const base::Clock &clock, const SandboxActions &actions, QWidget *parent)
    : QFrame(parent)
    , m_clock(clock)
    , m_stack(new QStackedWidget(this))
    , m_none(new StateView(m_stack))
    , m_many(new StateView(m_stack))
{
    setMinimumWidth(s_minimumWidth);
    setAccessibleName(tr("Details"));
    setFocusPolicy(Qt::StrongFocus);
    m_none->setCompact();
    m_none->setIcon(u"box"_s, ColorRole::Muted);
    m_none->setHeadline(tr("No sandbox selected"));
    m_none->setText(tr("Select a sandbox to see its internet access, its ports and the ways to it."));
    m_many->setCompact();
    m_many->setIcon(u"box"_s, ColorRole::Accent);
    m_many->setActions({actions.allowInternet(), actions.cutInternet()});

    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeSummary(actions));
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_many);
    m_stack->addWidget(scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(s_ring, s_ring, s_ring, s_ring);
    column->addWidget(m_stack);
    show({});
}

void DetailPane::setDimmed(bool dimmed)
{
    if (dimmed == isDimmed())
        return;
    // Made anew each time: one that is switched on later does not reach what is inside a scroll area.
    auto *effect = dimmed ? new QGraphicsOpacityEffect(this) : nullptr;
    if (effect)
        effect->setOpacity(s_dimmed);
    m_stack->setGraphicsEffect(effect); // which ends the one before
}

bool DetailPane::isDimmed() const
{
    return m_stack->graphicsEffect() != nullptr;
}

QWidget *DetailPane::makeSummary(const SandboxActions &actions)
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
    column->addWidget(button(actions.toggleInternet(), page));
    column->addWidget(heading(tr("Copy to call it through the gateway"), page));
    column->addLayout(ways);
    column->addWidget(heading(tr("Sandbox"), page));
    column->addWidget(m_facts);
    column->addStretch(1);
    return page;
}

void DetailPane::show(const std::vector<SandboxRow> &selection)
{
    if (selection.empty()) {
        m_stack->setCurrentWidget(m_none);
    } else if (selection.size() > 1) {
        showMany(selection);
        m_stack->setCurrentWidget(m_many);
    } else {
        showOne(selection.front());
        m_stack->setCurrentIndex(2);
    }
}

void DetailPane::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(color(ColorRole::Accent, palette()), s_ring));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void DetailPane::showOne(const SandboxRow &row)
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
    m_internetFacts->setRows(internetFacts(row));
    m_facts->setRows(sandboxFacts(sandbox, m_clock.wall()));
}

void DetailPane::showMany(const std::vector<SandboxRow> &selection)
{
    int wanted = 0;
    for (const SandboxRow &row : selection)
        wanted += row.sandbox->internetRequested ? 1 : 0;
    m_many->setHeadline(tr("%n sandboxes selected", nullptr, static_cast<int>(selection.size())));
    m_many->setText(tr("Internet access is requested for %1 of them.").arg(wanted));
}

} // namespace liteboxd::sandboxes
