// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox_search.h"

#include <string>

namespace liteboxd::ctl {

/// `policy dns-lock ID [--off]`: lets a sandbox ask for the names of its list of allowed domains and for no other, so that
/// DNS is no way out for data; or for any again.
class PolicyDnsLockCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void change(Invocation &invocation, const sandbox::Sandbox &sandbox);

    std::string m_id;
    bool m_isOff = false;
    async::Request m_step;
};

} // namespace liteboxd::ctl
