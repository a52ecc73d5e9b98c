// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <string_view>

namespace liteboxd::sandbox {

/// A positive decimal number of seconds; what is longer than 50 years is 50 years. Else nothing.
std::optional<std::chrono::seconds> ttlFrom(std::string_view text);

/// Domains separated by commas, without blanks around them; empty ones are left out.
QStringList domainsFrom(std::string_view text);

/// A token as it stands; one longer than 1 KiB could never be sent in a header and counts as none.
base::Secret accessTokenFrom(std::string_view text);

} // namespace liteboxd::sandbox
