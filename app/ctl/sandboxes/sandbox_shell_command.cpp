// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_shell_command.h"

#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int notExecutable = 126; // POSIX, Shell Command Language 2.8.2
constexpr int notFound = 127;

} // namespace

void SandboxShellCommand::declare(CLI::App &options)
{
    OneSandboxCommand::declare(options);
    options.add_option("-c,--container", m_container, "in this container")->type_name("CONTAINER");
}

void SandboxShellCommand::start(Invocation &invocation)
{
    if (!RawTerminal::isThere())
        return invocation.fail({base::ErrorCode::InvalidArgument, "standard input and output are no terminal", "shell"},
                               "liteboxctl sandbox exec runs a command without one.");
    OneSandboxCommand::start(invocation);
}

void SandboxShellCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    invocation.endLimit();
    m_place = {found.sandbox.podNamespace.toStdString(), found.sandbox.podName.toStdString(), {}, m_container};
    m_place.input = kube::ExecInput::Stream;
    m_place.terminal = kube::ExecTerminal::Allocate;
    invocation.audit().begin(*invocation.cluster(), store::kinds::sandboxExec, QString::fromStdString(id()),
                             {{u"command"_s, u"shell"_s}});
    m_terminal = std::make_unique<RawTerminal>();
    connect(m_terminal.get(), &RawTerminal::resized, this, &SandboxShellCommand::resize);
    m_input = std::make_unique<StandardInput>();
    connect(m_input.get(), &StandardInput::readable, this, &SandboxShellCommand::feed);
    run(invocation, 0);
}

void SandboxShellCommand::run(Invocation &invocation, std::size_t shell)
{
    m_shell = shell;
    kube::ExecCommand command = m_place;
    command.command = m_shells.at(shell);
    m_stream = std::make_unique<kube::ExecStream>(invocation.cluster()->api().transport(), command);
    connect(m_stream.get(), &kube::ExecStream::opened, this, [this, shell] {
        if (shell == 0)
            m_input->start();
        else
            feed();
    });
    connect(m_stream.get(), &kube::ExecStream::output, this, [this, &invocation](const QByteArray &bytes) {
        m_hasOutput = true;
        m_input->drop(std::exchange(m_unanswered, 0));
        invocation.output().raw(bytes);
    });
    connect(m_stream.get(), &kube::ExecStream::writable, this, &SandboxShellCommand::feed);
    connect(m_stream.get(), &kube::ExecStream::finished, this, [this, &invocation](int exitCode) {
        if ((exitCode != notFound && exitCode != notExecutable) || !tryNext(invocation))
            finish(invocation, exitCode);
    });
    connect(m_stream.get(), &kube::ExecStream::failed, this, [this, &invocation](const base::Error &error) {
        const bool isAbsent = error.code == base::ErrorCode::ServerFailed || error.code == base::ErrorCode::NotFound;
        if (isAbsent && tryNext(invocation))
            return;
        m_terminal.reset(); // what is said is said on a terminal that is as it was
        invocation.fail(error);
    });
    resize();
    m_stream->start();
}

/// A shell that is not there has said so by now, and done nothing: what it was sent is for the next one.
bool SandboxShellCommand::tryNext(Invocation &invocation)
{
    if (m_hasOutput || m_shell + 1 >= m_shells.size())
        return false;
    m_unanswered = 0;
    m_stream.release()->deleteLater(); // it is in the middle of telling so
    run(invocation, m_shell + 1);
    return true;
}

void SandboxShellCommand::resize()
{
    m_size = m_terminal->size();
    m_stream->resize(m_size.columns, m_size.rows);
}

/// What was typed after the terminal got another size is for a shell that knows it, though the signal may come later.
void SandboxShellCommand::feed()
{
    if (m_terminal && m_terminal->size() != m_size)
        resize();
    m_unanswered += m_stream->write(QByteArrayView(m_input->pending()).sliced(m_unanswered));
    if (m_hasOutput)
        m_input->drop(std::exchange(m_unanswered, 0));
    if (m_input->isAtEnd() && m_input->pending().size() == m_unanswered)
        m_stream->closeInput();
}

void SandboxShellCommand::finish(Invocation &invocation, int exitCode)
{
    m_terminal.reset();
    invocation.audit().done(QString::fromStdString(id()), {{u"exitCode"_s, exitCode}});
    invocation.end(exitCode);
}

} // namespace liteboxd::ctl
