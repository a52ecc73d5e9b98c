// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/base/clock.h"
#include "core/verify/verify_run.h"

#include <memory>
#include <string>

namespace liteboxd::ctl {

/// `policy verify-persistence [--yes] [--restart-api-server COMMAND]`: the checks persistence.* of a verification.
/// Whether the policies are stored, are the same after a restart of Cilium's agents, which only --yes permits, and what
/// probes see through it; and after a restart of the API server by a command of the operator's. Ends with 0 if all of it
/// holds, 1 if something does not, 6 if something was not tried. Ctrl-C deletes the probes first.
class PolicyPersistenceCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void interrupt(Invocation &invocation) override;

private:
    void tell(Invocation &invocation, const verify::VerifyReport &report) const;

    bool m_isYes = false;
    std::string m_serverCommand;
    std::string m_probeImage;
    base::SystemClock m_clock;
    std::unique_ptr<verify::VerifyRun> m_run;
    async::Request m_reaching;
    bool m_wasInterrupted = false;
};

} // namespace liteboxd::ctl
