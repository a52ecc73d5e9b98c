// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/row_model.h"
#include "core/store/tombstone.h"

namespace liteboxd::models {

/// Sandboxes that ended, the newest first. GUI thread.
class TombstoneModel final : public RowModel<store::Tombstone>
{
    Q_OBJECT

public:
    enum Column { Id, Ended, Why, Template, Node, ColumnCount };
    Q_ENUM(Column)

    explicit TombstoneModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    /// Puts these in place of all rows.
    void replace(store::Tombstones tombstones);

protected:
    QVariant cell(const store::Tombstone &tombstone, int column, int role) const override;
    QVariant header(int column, int role) const override;
};

} // namespace liteboxd::models
