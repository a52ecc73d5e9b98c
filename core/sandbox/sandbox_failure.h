// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/sandbox/sandbox.h"

namespace liteboxd::sandbox {

/// One of several sandboxes that something did not come to, and why. The sandbox is as it was when it was asked for.
struct SandboxFailure
{
    SandboxPtr sandbox;
    base::Error error;
};

} // namespace liteboxd::sandbox
