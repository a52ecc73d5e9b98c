// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sandbox_filter_model.h"

#include "core/models/sandbox_words.h"

namespace liteboxd::models {

SandboxFilterModel::SandboxFilterModel(SandboxModel &source, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_source(source)
{
    setSortRole(SandboxModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&source);
}

void SandboxFilterModel::setQuery(const sandbox::SandboxQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    invalidateFilter();
}

void SandboxFilterModel::followTime()
{
    if (m_query.dependsOnTime())
        invalidateFilter();
}

const SandboxRow &SandboxFilterModel::row(const QModelIndex &proxyIndex) const
{
    return m_source.row(mapToSource(proxyIndex).row());
}

bool SandboxFilterModel::hasOpenTo(sandbox::InternetWish wish,
                                   const std::function<bool(const SandboxRow &)> &fits) const
{
    if (m_source.countOpenTo(wish) == 0)
        return false;
    for (int number = 0; number < rowCount(); ++number) {
        const SandboxRow &each = row(index(number, 0));
        if (each.isOpenTo(wish) && fits(each))
            return true;
    }
    return false;
}

bool SandboxFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (sourceParent.isValid())
        return false;
    const SandboxRow &row = m_source.row(sourceRow);
    return m_query.matches(*row.sandbox, {m_source.now(), row.observation, text});
}

} // namespace liteboxd::models
