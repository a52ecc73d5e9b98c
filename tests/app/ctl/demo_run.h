// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace liteboxd::tests {

/// A liteboxd-demo of its own, from construction to destruction.
class DemoRun
{
public:
    explicit DemoRun(const QStringList &arguments = {});
    ~DemoRun();

    /// Empty, or why it did not get ready.
    const QString &fault() const { return m_fault; }

    QString kubeconfig() const { return m_folder.filePath(QStringLiteral("kubeconfig")); }

    /// What it said when it was ready.
    const QString &readyLine() const { return m_readyLine; }

    /// A copy of the kubeconfig with `before` replaced by `after` in it.
    QString kubeconfigWith(const QByteArray &before, const QByteArray &after) const;

    qint64 processId() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_fault;
    QString m_readyLine;
};

} // namespace liteboxd::tests
