// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

namespace liteboxd::ctl {

/// `context list`: the contexts of the kubeconfig, and which of them cannot be used and why. Asks no cluster and runs no
/// login program.
class ContextListCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
};

} // namespace liteboxd::ctl
