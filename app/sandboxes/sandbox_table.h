// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_filter_model.h"

#include <QHash>
#include <QTimer>
#include <QTreeView>

#include <vector>

class QSettings;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

class SandboxDelegate;

/// The table of sandboxes: sorting, columns that can be moved, sized and hidden and are remembered, several rows at
/// once, ages that grow by themselves. Until a person sizes a column, they share the width there is. `rows` and
/// `settings` must outlive it. GUI thread.
class SandboxTable : public QTreeView
{
    Q_OBJECT

public:
    SandboxTable(models::SandboxFilterModel &rows, QSettings &settings, QWidget *parent = nullptr);

    /// Shows that what is shown may be old.
    void setDimmed(bool dimmed);
    bool isDimmed() const;

    /// What is selected, in the order of the table.
    std::vector<models::SandboxRow> selectedSandboxes() const;

    /// Selects these ids, as far as they are shown, and scrolls to the first of them.
    void selectSandboxes(const QStringList &ids);

    void saveState() const;

    /// What the menu of a row offers; nullptr stands for a line between.
    void offer(const QList<QAction *> &actions);

    /// Writes the keys that the table itself knows into the list of shortcuts.
    static void listKeys(shell::ActionRegistry &actions);

Q_SIGNALS:
    /// The selection is another, or, at most every 50 ms, something of its rows has changed.
    void selectionMoved();

    /// Enter, or a double click: never a single one, whatever the desktop does with those.
    void opened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void setNaturalWidths();
    void shareWidth();
    void offerColumns(QPoint position);
    void offerActions(QPoint position);
    bool takeFirstRow(const QKeyEvent &event);
    void repaintTimes();

    models::SandboxFilterModel &m_rows;
    QSettings &m_settings;
    SandboxDelegate *m_delegate;
    QHash<int, int> m_widths; ///< what each column needs at least, in pixels
    bool m_isSized = false;   ///< a person chose the widths
    QTimer m_tick;            ///< ages grow
    QTimer m_news;            ///< something of the selected rows has changed
    QStringList m_times;      ///< the ages and ends in sight, as they were painted last
};

} // namespace liteboxd::sandboxes
