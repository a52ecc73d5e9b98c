// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sandbox_filter_model.h"

namespace liteboxd::models {

SandboxFilterModel::SandboxFilterModel(SandboxModel &source, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_source(source)
{
    setSortRole(SandboxModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&source);
}

void SandboxFilterModel::setQuery(const SandboxQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    invalidateFilter();
}

const SandboxRow &SandboxFilterModel::row(const QModelIndex &proxyIndex) const
{
    return m_source.row(mapToSource(proxyIndex).row());
}

bool SandboxFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    return !sourceParent.isValid() && m_query.matches(m_source.row(sourceRow));
}

} // namespace liteboxd::models
