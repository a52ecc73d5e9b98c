// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/rules_view.h"

#include "app/policies/looks.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "app/shell/words/visible_text.h"
#include "core/models/policy_words.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;
using policy::explain::Direction;

namespace {

constexpr int s_widestPeer = 560; ///< pixels

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(textFont(0, QFont::DemiBold));
    label->setContentsMargins(0, metrics::Medium, 0, 0);
    return label;
}

/// What one row of the matrix is about.
QString rowName(const policy::RuleFact &rule, const policy::PeerFact &peer)
{
    const QString who = visibleText(models::text(peer));
    return rule.direction == Direction::Egress ? RulesView::tr("to %1").arg(who) : RulesView::tr("from %1").arg(who);
}

int indexOf(QStringList &list, const QString &text)
{
    const auto at = list.indexOf(text);
    if (at >= 0)
        return static_cast<int>(at);
    list << text;
    return static_cast<int>(list.size()) - 1;
}

} // namespace

RulesView::RulesView(QWidget *parent)
    : QScrollArea(parent)
    , m_facts(new PropertyList)
    , m_notice(new PlainLabel({}, nullptr, PlainLabel::Kind::Selectable))
    , m_rules(new PlainLabel({}, nullptr, PlainLabel::Kind::Selectable))
    , m_matrixHeading(nullptr)
    , m_matrix(new QTableWidget)
{
    auto *inner = new QWidget;
    m_matrixHeading = heading(tr("Peers and ports"), inner);
    m_notice->setWordWrap(true);
    m_rules->setWordWrap(true);
    m_rules->setAccessibleName(tr("Rules"));
    m_matrix->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_matrix->setSelectionMode(QAbstractItemView::NoSelection);
    m_matrix->setAccessibleName(tr("Peers and ports"));
    m_matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_matrix->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_matrix->verticalHeader()->setMaximumWidth(s_widestPeer);
    m_matrix->verticalHeader()->setTextElideMode(Qt::ElideRight);
    m_matrix->setMinimumHeight(160);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(metrics::Large, metrics::Medium, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Small);
    column->addWidget(m_notice);
    column->addWidget(m_facts);
    column->addWidget(heading(tr("Rules"), inner));
    column->addWidget(m_rules);
    column->addWidget(m_matrixHeading);
    column->addWidget(m_matrix, 1);
    setWidget(inner);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Rules"));
}

void RulesView::show(const policy::PolicySummary &policy)
{
    const QString selection = policy::selectionText(policy.object);
    m_facts->setRows({
        {tr("Kind"), policy.kind},
        {tr("Selects"), selection.isEmpty() ? tr("every pod of its place") : tr("pods with %1").arg(selection)},
        {tr("Pods now"), policy.present ? QString::number(policy.selects) : QString()},
        {tr("Direction"), policy.present ? models::text(policy.directions) : QString()},
        {tr("Drift"), models::driftText(policy)},
    });
    QString notice;
    if (!policy.isValid())
        notice = tr("It does nothing: %1").arg(visibleText(policy.refusal));
    else if (policy.older)
        notice = models::text(*policy.older);
    else if (!policy.present)
        notice = tr("It is not in the cluster. This is what would be applied.");
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());

    QStringList sentences;
    for (const policy::RuleFact &rule : policy::ruleFacts(policy.object))
        sentences << u"• "_s + visibleText(models::text(rule));
    m_rules->setText(sentences.isEmpty() ? tr("No rule: what it isolates, nothing in it allows.")
                                         : sentences.join(u'\n'));
    showMatrix(policy);
}

void RulesView::showMatrix(const policy::PolicySummary &policy)
{
    const auto rules = policy::ruleFacts(policy.object);
    QStringList rows;
    QStringList columns;
    const QString all = tr("every port");
    for (const policy::RuleFact &rule : rules) {
        for (const policy::PeerFact &peer : rule.peers)
            indexOf(rows, rowName(rule, peer));
        for (const QString &port : rule.ports.isEmpty() ? QStringList{all} : rule.ports)
            indexOf(columns, port);
    }
    m_matrix->clear();
    m_matrix->setRowCount(static_cast<int>(rows.size()));
    m_matrix->setColumnCount(static_cast<int>(columns.size()));
    m_matrix->setVerticalHeaderLabels(rows);
    for (int row = 0; row < m_matrix->rowCount(); ++row)
        m_matrix->verticalHeaderItem(row)->setToolTip(rows[row].toHtmlEscaped());
    m_matrix->setHorizontalHeaderLabels(columns);
    for (const policy::RuleFact &rule : rules) {
        const auto outcome = rule.denies ? policy::explain::Outcome::Denied : policy::explain::Outcome::Allowed;
        const Look shown = look(outcome);
        for (const policy::PeerFact &peer : rule.peers) {
            if (peer.kind == policy::PeerKind::Nobody)
                continue;
            for (const QString &port : rule.ports.isEmpty() ? QStringList{all} : rule.ports) {
                const int row = indexOf(rows, rowName(rule, peer));
                const int column = indexOf(columns, port);
                const QTableWidgetItem *before = m_matrix->item(row, column);
                if (before && !rule.denies)
                    continue; // a denial beats it
                auto *cell = new QTableWidgetItem(icon(shown.iconName, shown.role), models::text(outcome));
                cell->setData(Qt::ForegroundRole, color(shown.role, palette()));
                m_matrix->setItem(row, column, cell);
            }
        }
    }
    m_matrix->setVisible(!rows.isEmpty());
    m_matrixHeading->setVisible(!rows.isEmpty());
}

QString RulesView::rulesText() const
{
    return m_rules->text();
}

} // namespace liteboxd::policies
