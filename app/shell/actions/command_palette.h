// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/actions/palette_entry.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListView;

namespace liteboxd::shell {

class ActionListModel;
class ActionRegistry;
class PaletteModel;
class PlainLabel;

/// Every action of the window by name, and what else can be gone to (Ctrl+K): type, choose by arrows, run by Enter.
/// What is off stays in the list with the reason. `registry` must outlive it. GUI thread.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const ActionRegistry &registry, QWidget *parent);

    /// Adds what `source` has to the actions; it is asked each time the palette opens, and must stay usable as long.
    void addSource(PaletteSource source);

    /// Shows itself over the upper middle of its parent, empty.
    void popUp();

    QLineEdit *input() const { return m_input; }
    QListView *list() const { return m_list; }
    const PlainLabel *nothingFound() const { return m_nothing; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<PaletteEntry> actionEntries() const;
    void selectFirst();
    void run();

    ActionListModel *m_actions;
    PaletteModel *m_found;
    QLineEdit *m_input;
    QListView *m_list;
    PlainLabel *m_nothing;
    std::vector<PaletteSource> m_sources;
};

} // namespace liteboxd::shell
