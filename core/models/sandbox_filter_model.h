// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_query.h"

#include <QSortFilterProxyModel>

namespace liteboxd::models {

/// The rows of a SandboxModel that a query asks for, in the order of a column. Its source is always a SandboxModel.
class SandboxFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SandboxFilterModel(SandboxModel &source, QObject *parent = nullptr);

    const SandboxQuery &query() const { return m_query; }
    void setQuery(const SandboxQuery &query);

    const SandboxRow &row(const QModelIndex &proxyIndex) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    SandboxModel &m_source;
    SandboxQuery m_query;
};

} // namespace liteboxd::models
