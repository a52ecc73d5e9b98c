// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace liteboxd::sandboxes {

class PathMemory;

/// Asks for a port of some sandboxes: one that they declare, or any other; and for a path on it if told to. Open it
/// with open(); it deletes itself.
class PortDialog : public QDialog
{
    Q_OBJECT

public:
    /// `paths`, if there is one, makes it ask for a path; it has to outlive the dialog.
    PortDialog(const std::vector<sandbox::SandboxPtr> &sandboxes, PathMemory *paths, QWidget *parent);

    /// The ports that any of them declares, each once.
    static std::vector<quint16> portsOf(const std::vector<sandbox::SandboxPtr> &sandboxes);

    QComboBox *input() const { return m_input; }
    QLineEdit *path() const { return m_path; } ///< nullptr if it asks for none

Q_SIGNALS:
    /// `path` is "/" if it was not asked for.
    void chosen(quint16 port, const QString &path);

private:
    void check();
    void take();

    PathMemory *m_paths;
    QComboBox *m_input;
    QLineEdit *m_path = nullptr;
    QPushButton *m_ok;
};

} // namespace liteboxd::sandboxes
