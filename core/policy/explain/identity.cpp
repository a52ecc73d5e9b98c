// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/identity.h"

namespace liteboxd::policy::explain {

Identity reservedIdentity(std::initializer_list<std::string_view> names)
{
    Identity identity;
    for (const std::string_view name : names)
        identity.labels.push_back({"reserved", std::string(name), {}});
    return identity;
}

} // namespace liteboxd::policy::explain
