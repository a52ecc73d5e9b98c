// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox_search.h"

#include <string>

namespace liteboxd::ctl {

/// What the commands on one sandbox share: its id as first argument, and finding it.
class OneSandboxCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

protected:
    /// The sandbox is found: go.
    virtual void act(Invocation &invocation, const sandbox::FoundSandbox &found) = 0;

    const std::string &id() const { return m_id; }

    /// Runs `then` with a result, or fails the invocation with its error.
    template<class T, class Then>
    static auto orFail(Invocation &invocation, Then then)
    {
        return [&invocation, then = std::move(then)](base::Result<T> result) {
            if (!result)
                return invocation.fail(result.error());
            then(std::move(*result));
        };
    }

    async::Request m_step;

private:
    std::string m_id;
};

} // namespace liteboxd::ctl
