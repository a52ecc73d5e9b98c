// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/streams/exec_stream.h"

#include <QFrame>

#include <memory>
#include <optional>
#include <vector>

class QPushButton;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::terminal {

class TerminalView;

/// A terminal with a command that runs in a container at its other end (Kubernetes, pods/exec with a TTY): the first of
/// some commands that the container has. Says how it ended, and starts it again. GUI thread; the transport must outlive
/// it. Destroying it cuts the connection.
class ExecTerminal : public QFrame
{
    Q_OBJECT

public:
    /// `place` without a command; `shells` (each a program and its arguments) are tried in their order.
    ExecTerminal(kube::Transport &transport, kube::ExecCommand place, std::vector<std::vector<std::string>> shells,
                 QWidget *parent = nullptr);
    ~ExecTerminal() override;

    void start();

    bool isRunning() const { return m_stream != nullptr; }
    TerminalView *view() const { return m_view; }

    /// How it stands, translated; empty while it runs.
    QString status() const;

private:
    void run(std::size_t shell);
    void send(const QByteArray &bytes);
    void flush();
    void end(const QString &text);
    bool tryNext();

    kube::Transport &m_transport;
    const kube::ExecCommand m_place;
    const std::vector<std::vector<std::string>> m_shells;
    std::size_t m_shell = 0;
    std::unique_ptr<kube::ExecStream> m_stream;
    QByteArray m_unsent;
    qsizetype m_unanswered = 0; ///< of m_unsent: sent to a command that has not said a word yet
    bool m_hasOutput = false;
    TerminalView *m_view;
    shell::PlainLabel *m_status;
    QPushButton *m_again;
};

} // namespace liteboxd::terminal
