// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/row_model.h"
#include "core/policy/policy_summary.h"

namespace liteboxd::models {

/// The policies of a cluster, one a row. Rows that stay keep their place and their selection. GUI thread.
class PolicyModel final : public RowModel<policy::PolicySummary>
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Scope, Selects, Direction, Valid, Drift, ColumnCount };
    Q_ENUM(Column)

    enum class Health { Good, Absent, Differs, Invalid, Foreign };
    Q_ENUM(Health)

    enum Role {
        HealthRole = Qt::UserRole + 1, ///< int: Health
        SearchRole                     ///< QString: all that a search looks at
    };

    explicit PolicyModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    /// In place of all rows: those of the same kind, namespace and name change, the others come and go.
    void replace(const std::vector<policy::PolicySummary> &policies);

    /// "CiliumNetworkPolicy/liteboxd/deny-cluster-access"
    static QString keyOf(const policy::PolicySummary &policy);

    /// -1: there is none.
    int rowOf(const QString &key) const;

    static Health healthOf(const policy::PolicySummary &policy);

protected:
    QVariant cell(const policy::PolicySummary &policy, int column, int role) const override;
    QVariant header(int column, int role) const override;
};

} // namespace liteboxd::models
