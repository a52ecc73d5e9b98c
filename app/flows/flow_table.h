// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flow_model.h"

#include <QTimer>
#include <QTreeView>

class QSettings;

namespace liteboxd::flows {

class FlowDelegate;

/// The list of flows, the latest at the end. It stays at the end while nobody reads: a chosen row, or a look further
/// up, is reading, and then nothing moves until the end is gone to again. `settings` must outlive it. GUI thread.
class FlowTable : public QTreeView
{
    Q_OBJECT

public:
    explicit FlowTable(QSettings &settings, QWidget *parent = nullptr);

    /// Shows the rows of this model, which must outlive it; goes to their end.
    void show(models::FlowModel &model);

    /// nullptr: none is chosen.
    const FlowRecord *selected() const;
    int selectedRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

    bool isReading() const { return m_isReading; }

    /// Nobody reads any more: the end is shown and no row is chosen.
    void goToEnd();

    void setDimmed(bool dimmed);
    void saveState() const;

Q_SIGNALS:
    void readingChanged(bool reading);
    void selectionMoved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void showEvent(QShowEvent *event) override;

private:
    void look();
    void setReading(bool reading);

    QSettings &m_settings;
    FlowDelegate *m_delegate;
    models::FlowModel *m_model = nullptr;
    QTimer m_toEnd;
    bool m_isReading = false;
    bool m_isSized = false;
};

} // namespace liteboxd::flows
