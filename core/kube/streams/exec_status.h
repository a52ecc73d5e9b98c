// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace liteboxd::kube {

/// What the Status object on the last channel of an exec session says: the command's exit code, or why it did not run
/// (Rejected, NotFound, ServerFailed, ... as errorFromStatus() has them). `what` becomes the context.
/// ProtocolViolated if it is no Status.
base::Result<int> exitCodeOf(std::string_view status, const std::string &what);

} // namespace liteboxd::kube
