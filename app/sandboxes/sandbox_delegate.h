// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace liteboxd::models {
class SandboxFilterModel;
}

namespace liteboxd::sandboxes {

/// Draws the cells of the table: state and internet with icon, word and colour, ids in the fixed-width font, what is
/// not known muted; all of it paler while the table is stale. `rows` must outlive it. GUI thread.
class SandboxDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Padding = 6; ///< free at both sides of a cell, in pixels

    SandboxDelegate(const models::SandboxFilterModel &rows, QObject *parent);

    void setDimmed(bool dimmed) { m_dimmed = dimmed; }
    bool isDimmed() const { return m_dimmed; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const models::SandboxFilterModel &m_rows;
    bool m_dimmed = false;
};

} // namespace liteboxd::sandboxes
