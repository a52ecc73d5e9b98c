// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policy_table.h"

#include "app/policies/policy_delegate.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using models::PolicyModel;

PolicyTable::PolicyTable(PolicyModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_rows(new QSortFilterProxyModel(this))
{
    m_rows->setSourceModel(&model);
    m_rows->setFilterRole(PolicyModel::SearchRole);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_rows->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_rows);
    setItemDelegate(new PolicyDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    sortByColumn(PolicyModel::Name, Qt::AscendingOrder);
    const QFontMetrics letters = fontMetrics();
    setColumnWidth(PolicyModel::Name, letters.horizontalAdvance(u"allow-gateway-ingress-mm"_s));
    setColumnWidth(PolicyModel::Kind, letters.horizontalAdvance(u"CiliumClusterwideNetworkPolicy"_s));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PolicyTable::selectionMoved);
}

void PolicyTable::search(const QString &text)
{
    m_rows->setFilterFixedString(text);
}

const policy::PolicySummary *PolicyTable::selected() const
{
    const QModelIndex row = m_rows->mapToSource(currentIndex());
    return row.isValid() ? &m_model.row(row.row()) : nullptr;
}

void PolicyTable::select(const QString &name)
{
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->index(row, PolicyModel::Name).data().toString() == name)
            setCurrentIndex(m_rows->index(row, 0));
    }
}

void PolicyTable::select(const policy::explain::PolicyName &policy)
{
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex index = m_rows->index(row, 0);
        const policy::PolicySummary &each = m_model.row(m_rows->mapToSource(index).row());
        if (each.kind.toStdString() == policy.kind && each.nameSpace.toStdString() == policy.name.nameSpace &&
            each.name.toStdString() == policy.name.name)
            setCurrentIndex(index);
    }
}

void PolicyTable::selectFirstIfNone()
{
    if (!currentIndex().isValid() && m_rows->rowCount() > 0)
        setCurrentIndex(m_rows->index(0, 0));
}

} // namespace liteboxd::policies
