// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_details.h"

#include "app/flows/looks.h"
#include "app/policies/words/policy_text.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/badge.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/words/visible_text.h"
#include "core/flows/flow_names.h"
#include "core/models/flow_words.h"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

FlowDetails::FlowDetails(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_verdict(new Badge(m_content))
    , m_why(new PlainLabel({}, m_content, PlainLabel::Kind::Selectable))
    , m_buttons(new QHBoxLayout)
    , m_fields(new PropertyList(m_content))
    , m_hint(new PlainLabel(tr("Select a flow to see why it has its verdict, and all that is known of it."), m_content))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Details of a flow"));
    m_why->setWordWrap(true);
    m_why->setAccessibleName(tr("Why?"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_buttons->setSpacing(metrics::Small);
    m_buttons->addStretch();
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Medium);
    head->addWidget(m_verdict, 0, Qt::AlignTop);
    head->addWidget(m_why, 1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(metrics::Medium, metrics::Medium, metrics::Medium, metrics::Medium);
    column->setSpacing(metrics::Medium);
    column->addWidget(m_hint);
    column->addLayout(head);
    column->addLayout(m_buttons);
    column->addWidget(m_fields);
    column->addStretch();
    setWidget(m_content);
    clear();
}

void FlowDetails::addAction(QAction *action)
{
    auto *button = new QToolButton(m_content);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void FlowDetails::show(const FlowRecord &record, const Why &why)
{
    PropertyList::Rows rows;
    for (const auto &[name, value] : models::details(record)) {
        QStringList lines;
        for (const QString &line : value.split(u'\n'))
            lines << visibleText(line);
        rows << qMakePair(name, lines.join(u'\n'));
    }
    m_fields->setRows(rows);
    m_fields->show();
    m_hint->hide();
    m_verdict->setVisible(!record.gap);
    m_why->setVisible(!record.gap);
    if (record.gap)
        return;
    const Look shown = look(record.flow.verdict);
    m_verdict->set(why.differs ? ColorRole::Warning : shown.role, why.differs ? u"warning"_s : shown.iconName,
                   nameOf(record.flow.verdict));
    Why spoken = why;
    if (spoken.computed)
        spoken.computed->because = policies::policyText(spoken.computed->because).toStdString();
    m_why->setText(models::text(spoken));
}

void FlowDetails::clear()
{
    m_hint->show();
    m_verdict->hide();
    m_why->hide();
    m_why->setText({});
    m_fields->hide();
}

QString FlowDetails::whyText() const
{
    return m_why->text();
}

} // namespace liteboxd::flows
