// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/state_view.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/copy_block.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/widgets/plain_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
constexpr int s_width = 600;
constexpr int s_top = 96;
} // namespace

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_column(new QWidget(this))
    , m_icon(new IconLabel({}, ColorRole::Muted, metrics::LargeIcon, m_column))
    , m_headline(new PlainLabel({}, m_column))
    , m_text(new PlainLabel({}, m_column, PlainLabel::Kind::Selectable))
    , m_block(new CopyBlock(m_column))
    , m_fields(new QVBoxLayout)
    , m_buttonRow(new QWidget(m_column))
    , m_buttons(new QHBoxLayout(m_buttonRow))
{
    m_headline->setAlignment(Qt::AlignCenter);
    m_headline->setFont(textFont(4, QFont::DemiBold));
    m_headline->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);

    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(metrics::Small);

    // One column of limited width: wrapped labels get their height from the width of their layout.
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(metrics::Large, metrics::Large, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Medium);
    column->addItem(
        new QSpacerItem(0, s_top, QSizePolicy::Minimum, QSizePolicy::Maximum)); // from above: it stays there
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_headline);
    column->addWidget(m_text);
    column->addWidget(m_block);
    column->addLayout(m_fields);
    column->addSpacing(metrics::Small);
    column->addWidget(m_buttonRow, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_column->setMaximumWidth(s_width);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_column, 1000);
    row->addStretch(1);
    m_block->hide();
}

void StateView::setIcon(const QString &name, ColorRole role)
{
    m_icon->set(name, role);
}

void StateView::setHeadline(const QString &text)
{
    m_headline->setText(text);
    setAccessibleName(text);
}

void StateView::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void StateView::setBlock(const QString &text)
{
    m_block->setText(text);
    m_block->setVisible(!text.isEmpty());
}

void StateView::setFields(QWidget *fields)
{
    m_fields->addWidget(fields);
}

void StateView::setActions(const QList<QAction *> &actions)
{
    qDeleteAll(m_buttonRow->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly));
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->icon(), {}, m_buttonRow);
        button->setDefault(action == actions.first());
        const auto follow = [button, action] {
            button->setText(action->iconText());
            button->setToolTip(action->toolTip());
            button->setEnabled(action->isEnabled());
        };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
}

void StateView::setCompact()
{
    m_headline->setFont(textFont(1, QFont::DemiBold));
    m_buttons->setDirection(QBoxLayout::TopToBottom);
}

QString StateView::headline() const
{
    return m_headline->text();
}

QString StateView::text() const
{
    return m_text->text();
}

QString StateView::block() const
{
    return m_block->text();
}

} // namespace liteboxd::shell
