// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <string_view>

namespace liteboxd::base {

/// HMAC-SHA256 of a text (RFC 2104). Any thread.
TokenDigest keyedDigest(const TokenDigest &key, std::string_view text);

} // namespace liteboxd::base
