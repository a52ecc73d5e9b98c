// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"

namespace liteboxd::ctl {

/// `sandbox token ID`: what opens it.
class SandboxTokenCommand final : public OneSandboxCommand
{
    Q_OBJECT

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;
};

} // namespace liteboxd::ctl
