// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/sandboxes/sandbox_choice.h"
#include "app/ctl/sandboxes/several_outcome.h"
#include "core/async/request.h"

#include <QJsonArray>

#include <vector>

namespace liteboxd::ctl {

/// What the commands share that change the sandboxes which are named, one after the other, also after one that fails.
class EachSandboxCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

protected:
    /// The next one: go, and end it by done() or failed().
    virtual void act(Invocation &invocation, const sandbox::Sandbox &sandbox) = 0;

    /// How a result is shown.
    virtual Shape shape() const = 0;

    /// All are through, and something was done. Ends by finish().
    virtual void conclude(Invocation &invocation) { finish(invocation); }

    void done(Invocation &invocation, const sandbox::Sandbox &sandbox, const QJsonObject &result);
    void failed(Invocation &invocation, const sandbox::Sandbox &sandbox, const base::Error &error);
    void finish(Invocation &invocation);

    async::Request m_step;

private:
    void next(Invocation &invocation);

    SandboxChoice m_choice;
    SeveralOutcome m_outcome;
    std::vector<sandbox::Sandbox> m_left; ///< the last is the next
    QJsonArray m_done;
};

} // namespace liteboxd::ctl
