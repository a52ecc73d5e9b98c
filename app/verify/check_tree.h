// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check.h"
#include "core/verify/verify_report.h"

#include <QHash>
#include <QTreeWidget>

namespace liteboxd::verify {

/// The checks of a run below their groups, each with what it found as icon and word. A check that waits or runs says so,
/// and keeps what was found before until there is something new. GUI thread.
class CheckTree : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { Title, Result, Observed, Seconds };

    explicit CheckTree(QWidget *parent = nullptr);

    bool isEmpty() const { return m_items.isEmpty(); }

    /// These are going to run: rows are made for those that have none.
    void expect(const Checks &checks);
    void markRunning(const QString &id);
    void take(const CheckRecord &record);

    /// What the run before said of a check: the name of its result.
    void showBefore(const QString &id, const QString &before);

    /// Every row goes.
    void forget();

    /// The id of the current row; empty for none and for a group.
    QString currentCheck() const;
    void select(const QString &id);

    /// What a row says of its result, for those who look for it.
    QString resultOf(const QString &id) const;

private:
    QTreeWidgetItem *groupItem(const QString &parent);

    QHash<QString, QTreeWidgetItem *> m_items; ///< by id of check or group
};

} // namespace liteboxd::verify
