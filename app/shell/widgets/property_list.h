// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

namespace liteboxd::shell {

/// Names and values below each other; values are plain, selectable, wrapped text. Rows with an empty value are left
/// out. Values that change keep their widgets, so that a selection in one survives.
class PropertyList : public QWidget
{
    Q_OBJECT

public:
    using Rows = QList<QPair<QString, QString>>;

    explicit PropertyList(QWidget *parent = nullptr);

    void setRows(const Rows &rows);

private:
    QGridLayout *m_grid;
    QStringList m_names;
};

} // namespace liteboxd::shell
