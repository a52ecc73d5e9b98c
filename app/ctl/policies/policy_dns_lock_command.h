// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"

namespace liteboxd::ctl {

/// `policy dns-lock ID [--off]`: lets a sandbox ask for the names of its list of allowed domains and for no other, so
/// that DNS is no way out for data; or for any again.
class PolicyDnsLockCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;

    bool m_isOff = false;
};

} // namespace liteboxd::ctl
