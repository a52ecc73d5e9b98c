// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/sandbox_policies.h"
#include "core/sandbox/sandbox.h"

namespace liteboxd::sandbox {

/// The sandbox as policies of its own need to know it.
policy::PolicySubject policySubject(const Sandbox &sandbox);

} // namespace liteboxd::sandbox
