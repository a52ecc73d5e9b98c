// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace liteboxd::sandboxes {

/// A header whose texts begin where the cells below begin, with the arrow of the order behind the name it belongs to.
/// GUI thread.
class SortHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `padding` is what the cells leave free at their left, in pixels.
    explicit SortHeader(int padding, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &area, int section) const override;

private:
    int m_padding;
};

} // namespace liteboxd::sandboxes
