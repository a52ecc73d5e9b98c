// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "gateway/install/install_report.h"
#include "gateway/install/rollout_standing.h"

#include <string>

namespace liteboxd::ctl {

/// Says on standard error, line by line, what would change in each object that is there.
void tellChanges(Messages &messages, const install::InstallReport &report);

/// "1 of 2 replicas are ready".
std::string rolloutText(const install::RolloutStanding &standing);

/// Writes what became of each object, and ends the command: well, or with the first fault.
void tellReport(Invocation &invocation, const install::InstallReport &report);

/// The same of objects that were all taken, with how the Deployment stood in the end: `rollout` {wanted, ready,
/// complete, obstacle}. Well if it is complete.
void tellReport(Invocation &invocation, const install::InstallReport &report, const install::RolloutStanding &standing);

} // namespace liteboxd::ctl
