// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/policy_model.h"

#include "core/models/policy_words.h"
#include "core/models/tool_tip.h"

#include <QHash>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using policy::PolicySummary;

PolicyModel::PolicyModel(QObject *parent)
    : RowModel(parent)
{}

int PolicyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void PolicyModel::replace(const std::vector<PolicySummary> &policies)
{
    QSet<QString> staying;
    for (const PolicySummary &policy : policies)
        staying.insert(keyOf(policy));
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (staying.contains(keyOf(m_rows[static_cast<std::size_t>(row)])))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    // Thousands are replaced each few seconds: each is looked up once, and views are told once.
    QHash<QString, std::size_t> known;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        known.insert(keyOf(m_rows[row]), row);
    std::vector<PolicySummary> added;
    for (const PolicySummary &policy : policies) {
        const auto row = known.constFind(keyOf(policy));
        if (row == known.constEnd())
            added.push_back(policy);
        else
            m_rows[*row] = policy;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

QString PolicyModel::keyOf(const PolicySummary &policy)
{
    return policy.kind + u'/' + policy.nameSpace + u'/' + policy.name;
}

int PolicyModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (keyOf(m_rows[static_cast<std::size_t>(row)]) == key)
            return row;
    }
    return -1;
}

PolicyModel::Health PolicyModel::healthOf(const PolicySummary &policy)
{
    if (!policy.present)
        return Health::Absent;
    if (!policy.isValid())
        return Health::Invalid;
    if (!policy.drift.empty())
        return Health::Differs;
    return policy.managed ? Health::Good : Health::Foreign;
}

QVariant PolicyModel::cell(const PolicySummary &policy, int column, int role) const
{
    if (role == HealthRole)
        return static_cast<int>(healthOf(policy));
    if (role == SearchRole)
        return QString(policy.name + u' ' + policy.kind + u' ' + driftText(policy));
    if (role == Qt::ToolTipRole && column == Valid)
        return plainToolTip(policy.refusal);
    if (role == Qt::ToolTipRole && column == Drift)
        return plainToolTip(policy.older ? text(*policy.older) : QString());
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return policy.name;
    case Kind:
        return policy.kind;
    case Scope:
        return text(policy.scope);
    case Selects:
        return policy.present ? QString::number(policy.selects) : u"–"_s;
    case Direction:
        return policy.present ? text(policy.directions) : u"–"_s;
    case Valid:
        return !policy.present ? u"–"_s : policy.isValid() ? tr("Yes") : tr("No");
    case Drift:
        return driftText(policy);
    default:
        return {};
    }
}

QVariant PolicyModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Policy");
    case Kind:
        return tr("Kind");
    case Scope:
        return tr("Scope");
    case Selects:
        return tr("Selects");
    case Direction:
        return tr("Direction");
    case Valid:
        return tr("Valid");
    case Drift:
        return tr("Drift");
    default:
        return {};
    }
}

} // namespace liteboxd::models
