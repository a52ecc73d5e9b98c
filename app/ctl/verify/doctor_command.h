// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/sandbox/sandbox_search.h"
#include "core/verify/verify_run.h"

#include <memory>
#include <string>

namespace liteboxd::ctl {

/// `doctor ID [--port N]`: the way to a sandbox hop by hop. Ends with 0 if every hop passes, 1 if one fails, 6 if that
/// cannot be told.
class DoctorCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void examine(Invocation &invocation, const sandbox::Sandbox &target);
    void finish(Invocation &invocation, const verify::VerifyReport &report);

    std::string m_id;
    quint16 m_port = 0; ///< 0: the one that the sandbox declares
    std::string m_webSocketPath = "/ws";
    base::SystemClock m_clock;
    async::Request m_search;
    std::unique_ptr<verify::VerifyRun> m_run;
};

} // namespace liteboxd::ctl
