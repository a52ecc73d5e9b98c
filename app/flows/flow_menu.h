// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QPoint;

namespace liteboxd::flows {

class FilterLine;
class FlowTable;
struct Flow;

/// The menu of a row: filters by what it has in common with others, or without it, and copies its line as
/// `hubble observe` writes it. Belongs to the table; `filter` must outlive it. GUI thread.
class FlowMenu : public QObject
{
    Q_OBJECT

public:
    FlowMenu(FlowTable &table, FilterLine &filter);

private:
    void open(const QPoint &position);
    void addFilter(QMenu &menu, const QString &text, const QString &words);

    FlowTable &m_table;
    FilterLine &m_filter;
};

} // namespace liteboxd::flows
