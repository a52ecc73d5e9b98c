// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gateway/management/routes/api_answer.h"

#include <string_view>

namespace liteboxd::management {

/// An error as the management API tells it (RFC 9457): {type, title, status, detail, code, requestId}. `code` is for
/// programs and never changes; no text in it holds a secret. Pure.
ApiAnswer problem(int status, std::string_view code, std::string_view detail, std::string_view requestId);

/// What became of an operation in the cluster. Pure.
ApiAnswer problem(const base::Error &error, std::string_view requestId);

/// Which status stands for a code.
int statusOf(base::ErrorCode code);

} // namespace liteboxd::management
