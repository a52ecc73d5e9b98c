// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sandboxes/domain_look.h"
#include "app/ctl/frame/one_sandbox_command.h"
#include "app/ctl/sandboxes/usage_look.h"

#include <memory>

namespace liteboxd::ctl {

/// `sandbox get ID`.
class SandboxGetCommand final : public OneSandboxCommand
{
    Q_OBJECT

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;

    std::unique_ptr<UsageLook> m_usage;
    std::unique_ptr<DomainLook> m_domains;
};

} // namespace liteboxd::ctl
