// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/command_run.h"

#include <QPointer>

namespace liteboxd::sandbox {

async::Request CommandRun::start(kube::ApiClient &api, kube::ExecCommand command, QByteArray input,
                                 std::chrono::milliseconds limit, QObject *context, async::Callback<CommandResult> done,
                                 qsizetype mostKept)
{
    const async::Promise<CommandResult> promise(context, std::move(done));
    command.input = input.isEmpty() ? kube::ExecInput::None : kube::ExecInput::Stream;
    const std::string text = command.text();
    const QPointer<CommandRun> run(new CommandRun(api, std::move(command), std::move(input), promise, mostKept));
    async::Request request = promise.request([run] { delete run.data(); });
    CommandRun *const self = run.data();
    connect(&self->m_limit, &QTimer::timeout, self, [self, text] {
        self->end(base::fail(base::ErrorCode::TimedOut, "the command did not end in the time given", text));
    });
    self->m_limit.start(limit);
    self->m_stream.start();
    return request;
}

CommandRun::CommandRun(kube::ApiClient &api, kube::ExecCommand command, QByteArray input,
                       async::Promise<CommandResult> promise, qsizetype mostKept)
    : QObject(&api)
    , m_stream(api.transport(), std::move(command))
    , m_input(std::move(input))
    , m_promise(std::move(promise))
    , m_mostKept(mostKept)
{
    m_limit.setSingleShot(true);
    connect(&m_stream, &kube::ExecStream::opened, this, &CommandRun::feed);
    connect(&m_stream, &kube::ExecStream::writable, this, &CommandRun::feed);
    connect(&m_stream, &kube::ExecStream::output, this,
            [this](const QByteArray &bytes) { keep(m_result.output, bytes); });
    connect(&m_stream, &kube::ExecStream::errorOutput, this,
            [this](const QByteArray &bytes) { keep(m_result.errorOutput, bytes); });
    connect(&m_stream, &kube::ExecStream::finished, this, [this](int exitCode) {
        m_result.exitCode = exitCode;
        end(std::move(m_result));
    });
    connect(&m_stream, &kube::ExecStream::failed, this, [this](const base::Error &error) { end(base::fail(error)); });
}

CommandRun::~CommandRun()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void CommandRun::feed()
{
    m_fed += m_stream.write(QByteArrayView(m_input).sliced(m_fed));
    if (m_fed == m_input.size() && !m_input.isEmpty())
        m_stream.closeInput();
}

void CommandRun::keep(QByteArray &to, const QByteArray &bytes)
{
    const qsizetype room = m_mostKept - to.size();
    m_result.isCut = m_result.isCut || bytes.size() > room;
    to += bytes.left(room);
}

void CommandRun::end(base::Result<CommandResult> result)
{
    m_limit.stop();
    m_stream.disconnect(this);
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
