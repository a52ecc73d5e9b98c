// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

namespace liteboxd::ctl {

/// `version`: which liteboxctl this is. Asks no cluster.
class VersionCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
};

} // namespace liteboxd::ctl
