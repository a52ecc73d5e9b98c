// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/identity.h"

#include <algorithm>

namespace liteboxd::policy::explain {

std::string Identity::name() const
{
    if (!called.empty())
        return called;
    const auto first =
        std::find_if(labels.begin(), labels.end(), [](const Label &label) { return label.source == "reserved"; });
    return first == labels.end() ? std::string{} : first->key;
}

Identity reservedIdentity(std::initializer_list<std::string_view> names)
{
    Identity identity;
    for (const std::string_view name : names)
        identity.labels.push_back({"reserved", std::string(name), {}});
    return identity;
}

} // namespace liteboxd::policy::explain
