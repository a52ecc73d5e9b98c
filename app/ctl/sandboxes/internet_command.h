// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/sandboxes/domain_look.h"
#include "app/ctl/sandboxes/internet_watch.h"
#include "app/ctl/sandboxes/sandbox_choice.h"
#include "app/ctl/sandboxes/several_outcome.h"
#include "core/async/request.h"
#include "core/sandbox/internet/internet_access.h"

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::ctl {

/// `internet on ID… [--for 15m]`, `internet off ID…`, `internet off --all --yes`: one sandbox after the other, also
/// after one that fails. With
/// --wait it then looks at what the datapath makes of it, and ends with CannotTell where that is not seen.
class InternetCommand final : public Command
{
    Q_OBJECT

public:
    explicit InternetCommand(sandbox::InternetWish wish)
        : m_wish(wish)
    {}

    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void keepOpen();
    void changeAll(Invocation &invocation);
    void changeNext(Invocation &invocation);
    void giveUp(Invocation &invocation, const sandbox::Sandbox &sandbox, const base::Error &error);
    void change(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void limit(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void note(Invocation &invocation, const sandbox::Sandbox &changed);
    void finish(Invocation &invocation);
    void watch(Invocation &invocation);
    void tell(Invocation &invocation, const std::vector<InternetWatch::Subject> &subjects, ExitCode code);

    const sandbox::InternetWish m_wish;
    SandboxChoice m_choice;
    std::vector<sandbox::Sandbox> m_left; ///< to be changed; the last is the next
    SeveralOutcome m_outcome;
    std::unique_ptr<DomainLook> m_domains;
    bool m_waits = false; ///< for traffic to show it, and fails otherwise
    bool m_looks = true;  ///< for a while whether the agents take it
    std::optional<std::chrono::seconds> m_for;
    bool m_hasAskedForKeeper = false;
    std::unique_ptr<sandbox::InternetAccess> m_access;
    std::vector<InternetWatch::Subject> m_changed;
    std::unique_ptr<InternetWatch> m_watch;
    async::Request m_step;
};

} // namespace liteboxd::ctl
