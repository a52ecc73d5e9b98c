// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_exec_command.h"

#include "app/ctl/frame/duration_option.h"
#include "core/base/redaction.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

#include <csignal>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether the command's output comes as part of an object, and so at its end.
bool isCollected(Format format)
{
    return format == Format::Json || format == Format::JsonLines || format == Format::Yaml;
}

} // namespace

void SandboxExecCommand::declare(CLI::App &options)
{
    OneSandboxCommand::declare(options);
    options.add_option("CMD", m_words, "the command and its arguments, behind --")->required();
    options.add_flag("-i,--stdin", m_hasInput, "pass standard input on to it");
    options.add_option("-c,--container", m_container, "in this container")->type_name("CONTAINER");
    addDuration(options, "--timeout", "how long it may take; without end if not given",
                [this](std::chrono::seconds time) { m_limit = time; });
}

void SandboxExecCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    invocation.endLimit();
    kube::ExecCommand command{found.sandbox.podNamespace.toStdString(), found.sandbox.podName.toStdString(), m_words,
                              m_container};
    command.input = m_hasInput ? kube::ExecInput::Stream : kube::ExecInput::None;
    const bool collects = isCollected(invocation.output().format());
    m_stream = std::make_unique<kube::ExecStream>(invocation.cluster()->api().transport(), command);
    connect(m_stream.get(), &kube::ExecStream::output, this, [this, &invocation, collects](const QByteArray &bytes) {
        if (collects)
            m_output += bytes;
        else
            invocation.output().raw(bytes);
        if (!invocation.output().isOpen()) // as the command would have ended at such a pipe
            invocation.end(128 + SIGPIPE);
    });
    connect(m_stream.get(), &kube::ExecStream::errorOutput, this,
            [this, &invocation, collects](const QByteArray &bytes) {
                if (collects)
                    m_errors += bytes;
                else
                    invocation.messages().raw(bytes);
            });
    connect(m_stream.get(), &kube::ExecStream::finished, this,
            [this, &invocation](int exitCode) { finish(invocation, exitCode); });
    connect(m_stream.get(), &kube::ExecStream::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    if (m_hasInput) {
        m_input = std::make_unique<StandardInput>();
        connect(m_stream.get(), &kube::ExecStream::opened, this, [this] { m_input->start(); });
        connect(m_stream.get(), &kube::ExecStream::writable, this, [this, &invocation] { feed(invocation); });
        connect(m_input.get(), &StandardInput::readable, this, [this, &invocation] { feed(invocation); });
    }
    if (m_limit) {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [&invocation] {
            const base::Error error{base::ErrorCode::TimedOut, "the command did not end in the time given", "exec"};
            invocation.messages().error(error, "Give it more with --timeout; it may go on in the sandbox.");
            invocation.output().error(error);
            invocation.finish(ExitCode::Failed);
        });
        m_timer.start(*m_limit);
    }
    // Arguments may hold secrets.
    invocation.audit().begin(*invocation.cluster(), store::kinds::sandboxExec, QString::fromStdString(id()),
                             {{u"command"_s, QString::fromStdString(base::redact(m_words.front()))},
                              {u"arguments"_s, static_cast<qint64>(m_words.size()) - 1}});
    m_stream->start();
}

void SandboxExecCommand::feed(Invocation &)
{
    m_input->drop(m_stream->write(m_input->pending()));
    if (m_input->isAtEnd() && m_input->pending().isEmpty())
        m_stream->closeInput();
}

void SandboxExecCommand::finish(Invocation &invocation, int exitCode)
{
    if (isCollected(invocation.output().format())) {
        invocation.output().item({}, {{u"exitCode"_s, exitCode},
                                      {u"stdout"_s, QString::fromUtf8(m_output)},
                                      {u"stderr"_s, QString::fromUtf8(m_errors)}});
    }
    invocation.audit().done(QString::fromStdString(id()), {{u"exitCode"_s, exitCode}});
    invocation.end(exitCode);
}

} // namespace liteboxd::ctl
