// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"

namespace liteboxd::ctl {

/// `gateway remove [--dry-run]`: takes the gateway's objects out of the namespace, those that this project wrote.
class GatewayRemoveCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    bool m_isDryRun = false;
    async::Request m_step;
};

} // namespace liteboxd::ctl
