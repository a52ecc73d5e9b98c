// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "gateway/install/install_report.h"

namespace liteboxd::ctl {

/// Says on standard error, line by line, what would change in each object that is there.
void tellChanges(Messages &messages, const install::InstallReport &report);

/// Writes what became of each object, and ends the command: well, or with the first fault.
void tellReport(Invocation &invocation, const install::InstallReport &report);

} // namespace liteboxd::ctl
