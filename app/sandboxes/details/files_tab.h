// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/listed_file.h"
#include "app/shell/window/sandbox_tab.h"
#include "core/models/activity_entry.h"
#include "core/sandbox/creation/command_run.h"

class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

class FileTransfer;

/// The files of a sandbox, folder by folder, by `ls` and `tar` there: look, bring in, take out. GUI thread.
class FilesTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit FilesTab(QWidget *parent = nullptr);

    /// The folder that is shown, and the names in it.
    QString folder() const { return m_folder; }
    QStringList names() const;
    QString status() const;
    FileTransfer *transfer() const { return m_transfer; }

    /// Brings local files or folders into the folder that is shown.
    void send(const QStringList &paths);

    void goTo(const QString &folder);

Q_SIGNALS:
    /// A copy ended; the entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

protected:
    void follow() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void read();
    void show(const std::vector<ListedFile> &files);
    void open(QTreeWidgetItem *item);
    void choose(bool folder);
    void fetchSelected();

    QString m_uid;
    QString m_folder;
    QString m_note; ///< what stands before the number of entries, until another folder is shown
    QLineEdit *m_path;
    QToolButton *m_up;
    QToolButton *m_refresh;
    QTreeWidget *m_list;
    QPushButton *m_sendFiles;
    QPushButton *m_sendFolder;
    QPushButton *m_fetch;
    shell::PlainLabel *m_status;
    FileTransfer *m_transfer;
    async::Request m_reading;
};

} // namespace liteboxd::sandboxes
