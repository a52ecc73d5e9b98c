// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/login/child_process.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace liteboxd::kube {

/// Asks a person's login shell for its PATH. A program that a desktop starts does not have what .profile and .bashrc
/// add, and exec plugins live there.
class LoginShell : public QObject
{
    Q_OBJECT

public:
    /// `shell` is the path of a shell, as in $SHELL; "" for none.
    LoginShell(QString shell, std::chrono::milliseconds timeLimit, QObject *parent = nullptr);

    /// Runs the shell. One question at a time.
    void askPath();

    /// The directories of `first`, then those that only `second` has.
    static QString merged(const QString &first, const QString &second);

    /// What the shell wrote between our marks; "" if there is none.
    static QString pathIn(const QByteArray &output);

Q_SIGNALS:
    /// "" if the shell cannot be asked or does not answer in time. Never inside askPath().
    void pathFound(const QString &path);

private:
    QString m_shell;
    std::chrono::milliseconds m_timeLimit;
    std::unique_ptr<ChildProcess> m_run;
};

} // namespace liteboxd::kube
