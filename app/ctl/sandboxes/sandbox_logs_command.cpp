// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_logs_command.h"

#include "app/ctl/frame/duration_option.h"
#include "core/sandbox/time_text.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void SandboxLogsCommand::declare(CLI::App &options)
{
    OneSandboxCommand::declare(options);
    options.add_flag("-f,--follow", m_follows, "go on with what is written later, until Ctrl-C");
    options.add_option("--tail", m_tail, "only so many lines from the end")
        ->type_name("N")
        ->check(CLI::Range(0, 1'000'000'000).description(""));
    addDuration(options, "--since", "only lines not older than this, such as 5m",
                [this](std::chrono::seconds time) { m_since = time; });
    options.add_flag("--previous", m_isPrevious, "of the container's run before this one");
    options.add_flag("--timestamps", m_hasTimes, "say of each line when it was written");
    options.add_option("-c,--container", m_container, "of this container")->type_name("CONTAINER");
}

void SandboxLogsCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    kube::LogQuery query;
    query.nameSpace = found.sandbox.podNamespace.toStdString();
    query.pod = found.sandbox.podName.toStdString();
    query.container = m_container;
    query.follow = m_follows ? kube::LogQuery::Follow::Yes : kube::LogQuery::Follow::No;
    query.run = m_isPrevious ? kube::LogQuery::Run::Previous : kube::LogQuery::Run::Current;
    query.timestamps = m_hasTimes;
    query.tailLines = m_tail;
    if (m_since)
        query.sinceTime = sandbox::timeText(std::chrono::system_clock::now() - *m_since).toStdString();
    if (m_follows)
        invocation.endLimit();
    m_stream = std::make_unique<kube::FollowedLog>(invocation.cluster()->api().transport(), query);
    connect(m_stream.get(), &kube::FollowedLog::linesReceived, this,
            [this, &invocation](const QList<QByteArray> &lines) { write(invocation, lines); });
    connect(m_stream.get(), &kube::FollowedLog::finished, this, [&invocation] { invocation.finish(); });
    connect(m_stream.get(), &kube::FollowedLog::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    connect(m_stream.get(), &kube::FollowedLog::interrupted, this, [&invocation](const base::Error &error) {
        invocation.messages().note("the connection was cut (" + error.text() + "); it is tried again");
    });
    m_stream->start();
}

void SandboxLogsCommand::loseReader(Invocation &invocation)
{
    if (m_follows)
        invocation.finish();
}

void SandboxLogsCommand::write(Invocation &invocation, const QList<QByteArray> &lines) const
{
    Output &output = invocation.output();
    const bool isJson = output.format() == Format::Json || output.format() == Format::JsonLines;
    for (const QByteArray &line : lines) {
        if (isJson)
            output.next({}, {{u"line"_s, QString::fromUtf8(line)}});
        else
            output.raw(line + '\n');
    }
    if (!output.isOpen()) // who read it has enough: head, grep -q
        invocation.finish();
}

} // namespace liteboxd::ctl
