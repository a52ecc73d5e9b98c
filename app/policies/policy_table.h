// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/policy_model.h"

#include <QTreeView>

class QSortFilterProxyModel;

namespace liteboxd::policies {

/// The list of policies, sorted and searched. `model` must outlive it. GUI thread.
class PolicyTable : public QTreeView
{
    Q_OBJECT

public:
    explicit PolicyTable(models::PolicyModel &model, QWidget *parent = nullptr);

    /// Shows those that hold this text.
    void search(const QString &text);

    /// nullptr: none is.
    const policy::PolicySummary *selected() const;

    void select(const QString &name);
    void select(const policy::explain::PolicyName &policy);
    void selectFirstIfNone();

Q_SIGNALS:
    void selectionMoved();

private:
    models::PolicyModel &m_model;
    QSortFilterProxyModel *m_rows;
};

} // namespace liteboxd::policies
