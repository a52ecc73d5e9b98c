// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/templates/template_store.h"

#include <memory>

namespace liteboxd::ctl {

/// What the commands on templates share: the store, and the one request that is under way.
class TemplateCommand : public Command
{
    Q_OBJECT

public:
    void start(Invocation &invocation) final;

protected:
    /// The cluster is there: go.
    virtual void run(Invocation &invocation, sandbox::TemplateStore &store) = 0;

    /// Runs `then` with a result, or fails the invocation with its error.
    template<class T, class Then>
    static auto orFail(Invocation &invocation, Then then)
    {
        return [&invocation, then = std::move(then)](base::Result<T> result) {
            invocation.noteAnswer();
            if (!result)
                return invocation.fail(result.error());
            then(std::move(*result));
        };
    }

    async::Request m_step;

private:
    std::unique_ptr<sandbox::TemplateStore> m_store;
};

} // namespace liteboxd::ctl
