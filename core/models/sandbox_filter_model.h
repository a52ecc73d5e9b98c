// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_model.h"
#include "core/sandbox/sandbox_query.h"

#include <QSortFilterProxyModel>

#include <functional>

namespace liteboxd::models {

/// The rows of a SandboxModel that a query asks for, in the order of a column. Its source is always a SandboxModel.
class SandboxFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SandboxFilterModel(SandboxModel &source, QObject *parent = nullptr);

    const sandbox::SandboxQuery &query() const { return m_query; }
    void setQuery(const sandbox::SandboxQuery &query);

    /// Looks again at queries whose answer time alone may have changed.
    void followTime();

    const SandboxRow &row(const QModelIndex &proxyIndex) const;

    /// Whether `wish` would change something for one that is shown, and that `fits`. It does not look further than the
    /// first of them.
    bool hasOpenTo(sandbox::InternetWish wish, const std::function<bool(const SandboxRow &)> &fits) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    SandboxModel &m_source;
    sandbox::SandboxQuery m_query;
};

} // namespace liteboxd::models
