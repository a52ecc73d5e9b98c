// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/metrics.h"

#include <QStyledItemDelegate>

namespace liteboxd::shell {

/// Rows as high as those of every table of the window, dimmed while what they say is old. GUI thread.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), metrics::RowHeight)};
    }

    /// Seen when the view paints next.
    void setDimmed(bool dimmed) { m_dimmed = dimmed; }
    bool isDimmed() const { return m_dimmed; }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (m_dimmed)
            option->state &= ~QStyle::State_Enabled;
    }

private:
    bool m_dimmed = false;
};

} // namespace liteboxd::shell
