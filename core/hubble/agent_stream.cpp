// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/agent_stream.h"

#include <utility>

namespace liteboxd::hubble {

namespace {

/// A command that cannot reach its agent ends sooner than that.
constexpr std::chrono::seconds quietMeansLive(1);
constexpr qsizetype mostErrors = 1024;

kube::ExecCommand execCommand(const AgentPod &agent, std::vector<std::string> command)
{
    return {
        .nameSpace = agent.nameSpace, .pod = agent.name, .command = std::move(command), .container = "cilium-agent"};
}

} // namespace

AgentStream::AgentStream(kube::ApiClient &api, const AgentPod &agent, std::vector<std::string> command,
                         std::shared_ptr<FlowQueue> queue, QObject *parent)
    : QObject(parent)
    , m_agent(agent)
    , m_lines(std::move(queue))
    , m_exec(api.transport(), execCommand(agent, std::move(command)))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMeansLive);
    connect(&m_quiet, &QTimer::timeout, this, &AgentStream::noteLife);
    connect(&m_exec, &kube::ExecStream::opened, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_exec, &kube::ExecStream::output, this, [this](const QByteArray &bytes) {
        m_lines.feed(bytes);
        noteLife();
    });
    connect(&m_exec, &kube::ExecStream::errorOutput, this,
            [this](const QByteArray &bytes) { m_errors = (m_errors + bytes).right(mostErrors); });
    connect(&m_exec, &kube::ExecStream::finished, this, [this](int code) {
        if (code == 0)
            return end({});
        const std::string said = m_errors.trimmed().toStdString();
        end({base::Error{base::ErrorCode::ServerFailed,
                         said.empty() ? "hubble observe ended with exit code " + std::to_string(code) : said,
                         "agent of node " + m_agent.node.toStdString()}});
    });
    connect(&m_exec, &kube::ExecStream::failed, this, [this](base::Error error) {
        error.context = "agent of node " + m_agent.node.toStdString() +
                        (error.context.empty() ? std::string() : ", " + error.context);
        end({std::move(error)});
    });
    m_exec.start();
}

void AgentStream::noteLife()
{
    m_quiet.stop();
    if (!std::exchange(m_isLive, true))
        Q_EMIT live();
}

void AgentStream::end(StreamEnd end)
{
    m_quiet.stop();
    m_lines.finish(end);
}

} // namespace liteboxd::hubble
