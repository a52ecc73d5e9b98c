// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace liteboxd::kube {

/// How a program ended, and what it wrote.
struct ChildOutcome
{
    enum class End {
        Exited,
        Crashed,
        NotStarted, ///< `errors` says why
        TimedOut,   ///< and was ended
        TooLong     ///< it wrote more than anything honest, and was ended
    };

    End end = End::Exited;
    int exitCode = 0;
    QByteArray output{};
    QByteArray errors{}; ///< the last of its standard error
};

/// One run of a program without a terminal and without input, in a session of its own, so that its children end with
/// it. Never blocks. Destroying it ends the program. One thread.
class ChildProcess : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString program; ///< a path
        QStringList arguments{};
        QProcessEnvironment environment{};
        std::chrono::milliseconds timeLimit = std::chrono::minutes(1);
    };

    explicit ChildProcess(const Settings &settings, QObject *parent = nullptr);
    ~ChildProcess() override;

Q_SIGNALS:
    /// Once, never inside the constructor. The receiver may destroy the object.
    void ended(const liteboxd::kube::ChildOutcome &outcome);

private:
    void takeOutput();
    void takeErrors();
    void end(ChildOutcome::End how);
    void kill();

    QProcess *m_process; ///< outlives us until the program is gone
    QTimer m_limit;
    ChildOutcome m_outcome;
    bool m_ended = false;
};

} // namespace liteboxd::kube
