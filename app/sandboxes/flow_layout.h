// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace liteboxd::sandboxes {

/// Items one behind the other, in as many lines as the width asks for; the last one takes what is left of its line.
/// Owns its items. GUI thread.
class FlowLayout : public QLayout
{
public:
    using QLayout::QLayout;
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;

    /// Puts a widget in front of the item at `index`.
    void insertWidget(int index, QWidget *widget);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), Mode::Measure); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    enum class Mode { Measure, Place };

    int arrange(const QRect &area, Mode mode) const;

    QList<QLayoutItem *> m_items;
};

} // namespace liteboxd::sandboxes
