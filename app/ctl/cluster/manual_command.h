// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

namespace liteboxd::ctl {

/// `man`: the manual page of this very program, for liteboxctl.1. Asks no cluster.
class ManualCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    const CLI::App *m_root = nullptr;
};

} // namespace liteboxd::ctl
