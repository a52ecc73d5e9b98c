// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/child_process.h"

#include <QCoreApplication>

#include <csignal>
#include <utility>
#include <unistd.h>

namespace liteboxd::kube {

namespace {

constexpr qsizetype largestOutput = 1 << 20;
constexpr qsizetype keptErrors = 4096;

} // namespace

ChildProcess::ChildProcess(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_process(new QProcess)
{
    m_process->setProgram(settings.program);
    m_process->setArguments(settings.arguments);
    m_process->setProcessEnvironment(settings.environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] { ::setsid(); });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ChildProcess::takeOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &ChildProcess::takeErrors);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_outcome.exitCode = code;
        end(status == QProcess::NormalExit ? ChildOutcome::End::Exited : ChildOutcome::End::Crashed);
    });
    connect(
        m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return;
            m_outcome.errors = m_process->errorString().toUtf8();
            end(ChildOutcome::End::NotStarted);
        },
        Qt::QueuedConnection); // it may come from start()
    connect(&m_limit, &QTimer::timeout, this, [this] { end(ChildOutcome::End::TimedOut); });
    m_limit.setSingleShot(true);
    m_limit.start(settings.timeLimit);
    m_process->start();
}

ChildProcess::~ChildProcess()
{
    kill();
}

void ChildProcess::takeOutput()
{
    m_outcome.output += m_process->readAllStandardOutput();
    if (m_outcome.output.size() > largestOutput)
        end(ChildOutcome::End::TooLong);
}

void ChildProcess::takeErrors()
{
    m_outcome.errors += m_process->readAllStandardError();
    if (m_outcome.errors.size() > keptErrors)
        m_outcome.errors = m_outcome.errors.right(keptErrors);
}

void ChildProcess::end(ChildOutcome::End how)
{
    if (m_ended)
        return;
    m_ended = true;
    m_limit.stop();
    if (how == ChildOutcome::End::Exited || how == ChildOutcome::End::Crashed) {
        m_outcome.output += m_process->readAllStandardOutput();
        takeErrors();
    }
    m_outcome.end = how;
    kill();
    Q_EMIT ended(m_outcome);
}

/// Ends the program with all that it started; the process object goes when it is gone, since waiting would block.
void ChildProcess::kill()
{
    if (!m_process)
        return;
    QProcess *process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->setParent(QCoreApplication::instance()); // with which it goes if that ends first
    if (process->state() == QProcess::NotRunning)
        return process->deleteLater();
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            process->deleteLater();
    });
    if (process->processId() > 0)
        ::kill(-static_cast<pid_t>(process->processId()), SIGKILL);
    process->kill();
}

} // namespace liteboxd::kube
