// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace liteboxd::connection {

/// Tells when kubeconfig files have other contents than before: written in place, exchanged for another file as editors
/// and kubectl do, gone, or come into being. GUI thread.
class KubeconfigWatch : public QObject
{
    Q_OBJECT

public:
    explicit KubeconfigWatch(QObject *parent = nullptr);

    /// Watches these, and no others; what they hold now is known. Empty: nothing.
    void setFiles(const QStringList &files);

Q_SIGNALS:
    /// A moment after the last of several writes.
    void changed();

private:
    void look();
    void watchAll();
    static QByteArray digestOf(const QString &file);

    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QHash<QString, QByteArray> m_known; ///< a digest by file; empty for one that is not there
};

} // namespace liteboxd::connection
