// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_rule.h"

#include <string_view>

namespace liteboxd::policy::explain {

/// Whether an entry of toFQDNs means a name (pkg/fqdn/matchpattern): case does not matter, nor a dot at the end; `*`
/// stands for any number of letters, digits, hyphens and underscores, so never for a dot; alone it means every name.
bool meansName(const objects::FqdnSelector &selector, std::string_view name);

} // namespace liteboxd::policy::explain
