// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_overview.h"

#include <QString>

namespace liteboxd::policies {

/// Whether the policy that denies a sandbox everything is in the cluster.
bool isInQuarantine(const policy::PolicyPicture &picture, const QString &nameSpace, const QString &sandboxId);

} // namespace liteboxd::policies
