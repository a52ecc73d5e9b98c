// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace liteboxd::policy::explain {

/// Whether a text is a label's key as Kubernetes wants it: an optional DNS subdomain and '/', then a name of at most 63
/// characters (IsQualifiedName).
bool isLabelKey(std::string_view text);

/// Whether a text is a label's value as Kubernetes wants it: at most 63 characters, possibly none.
bool isLabelValue(std::string_view text);

/// Whether a text is the name of a port (RFC 6335, 5.1): at most 15 letters, digits and single hyphens inside, with at
/// least one letter.
bool isPortName(std::string_view text);

} // namespace liteboxd::policy::explain
