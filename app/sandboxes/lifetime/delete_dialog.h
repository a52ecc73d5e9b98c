// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/lifetime/removal_run.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QListWidget;
class QPushButton;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

/// Says what deleting these sandboxes will do and asks; then shows how it goes, and names what holds those that do not
/// go. Closing it does not stop the deletion. Deletes itself when closed. GUI thread.
class DeleteDialog : public QDialog
{
    Q_OBJECT

public:
    /// `place` names the cluster; may be empty.
    DeleteDialog(std::vector<sandbox::Sandbox> sandboxes, const QString &place, QWidget *parent = nullptr);

    /// Shows this run from now on, which may end before the dialog, and be the second one.
    void follow(RemovalRun *run);

    /// What is said of the whole, and of those that are left.
    QString text() const;
    QStringList lines() const;

Q_SIGNALS:
    void confirmed(const std::vector<liteboxd::sandbox::Sandbox> &sandboxes,
                   liteboxd::sandbox::SandboxRemoval::Grace grace);

private:
    void layOut();
    void ask(const QString &place);
    void showProgress();
    void showHeld();
    void force();

    const std::vector<sandbox::Sandbox> m_sandboxes;
    QPointer<RemovalRun> m_run;
    QTimer m_tick; ///< what holds a sandbox changes with the time
    shell::PlainLabel *m_text;
    shell::PlainLabel *m_consequence;
    QListWidget *m_list;
    QCheckBox *m_force;
    shell::PlainLabel *m_forceText;
    QPushButton *m_delete;
    QPushButton *m_forceLeft;
    QPushButton *m_close;
};

} // namespace liteboxd::sandboxes
