// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/row_delegate.h"

namespace liteboxd::flows {

/// Draws the verdict of a flow with its icon and colour, and gaps in the colour of a warning. Its model is a FlowModel.
class FlowDelegate : public shell::RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    void setDimmed(bool dimmed) { m_isDimmed = dimmed; }
    bool isDimmed() const { return m_isDimmed; }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    bool m_isDimmed = false;
};

} // namespace liteboxd::flows
