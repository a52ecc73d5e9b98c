// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_filter_model.h"

#include <QTimer>
#include <QTreeView>

#include <vector>

class QSettings;

namespace liteboxd::sandboxes {

class SandboxDelegate;

/// The table of sandboxes: sorting, columns that can be moved, sized and hidden and are remembered, several rows at
/// once, ages that grow by themselves. `rows` and `settings` must outlive it. GUI thread.
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

    void saveState() const;

Q_SIGNALS:
    /// The selection is another, or something of what is selected has changed.
    void selectionMoved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void offerColumns(QPoint position);
    void repaintTimes();

    models::SandboxFilterModel &m_rows;
    QSettings &m_settings;
    SandboxDelegate *m_delegate;
    QTimer m_tick;       ///< ages grow
    QStringList m_times; ///< the ages and ends in sight, as they were painted last
};

} // namespace liteboxd::sandboxes
