// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace liteboxd::shell {

class ActionRegistry;

/// Help > Keyboard shortcuts: every action that has one, by menu, and the keys that parts of the window take by
/// themselves. Not modal; deletes itself when closed.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const ActionRegistry &registry, QWidget *parent);
};

} // namespace liteboxd::shell
