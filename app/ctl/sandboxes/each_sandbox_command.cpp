// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/each_sandbox_command.h"

#include <algorithm>

namespace liteboxd::ctl {

void EachSandboxCommand::declare(CLI::App &options)
{
    m_choice.declareIds(options);
}

void EachSandboxCommand::start(Invocation &invocation)
{
    invocation.limitTime(std::chrono::seconds(30), "the API server to take the change");
    m_choice.find(invocation, m_outcome, [this, &invocation](std::vector<sandbox::Sandbox> found) {
        m_left = std::move(found);
        if (m_choice.isOne())
            m_outcome.expectOne();
        std::reverse(m_left.begin(), m_left.end());
        next(invocation);
    });
}

void EachSandboxCommand::next(Invocation &invocation)
{
    if (m_left.empty())
        return m_done.isEmpty() ? finish(invocation) : conclude(invocation);
    const sandbox::Sandbox sandbox = std::move(m_left.back());
    m_left.pop_back();
    act(invocation, sandbox);
}

void EachSandboxCommand::done(Invocation &invocation, const sandbox::Sandbox &sandbox, const QJsonObject &result)
{
    invocation.audit().done(QString::fromStdString(sandbox.id.text()));
    m_done.append(result);
    next(invocation);
}

void EachSandboxCommand::failed(Invocation &invocation, const sandbox::Sandbox &sandbox, const base::Error &error)
{
    invocation.audit().failed(QString::fromStdString(sandbox.id.text()), error);
    m_outcome.fail(invocation, sandbox, error);
    next(invocation);
}

void EachSandboxCommand::finish(Invocation &invocation)
{
    m_outcome.finish(invocation, shape(), m_done);
}

} // namespace liteboxd::ctl
