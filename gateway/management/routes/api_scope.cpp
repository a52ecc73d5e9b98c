// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/api_scope.h"

namespace liteboxd::management {

std::string_view name(ApiScope scope)
{
    switch (scope) {
    case ApiScope::Operate:
        return "operate";
    case ApiScope::Admin:
        return "admin";
    case ApiScope::Read:
        break;
    }
    return "read";
}

std::optional<ApiScope> parseScope(std::string_view text)
{
    for (const ApiScope scope : {ApiScope::Read, ApiScope::Operate, ApiScope::Admin}) {
        if (text == name(scope))
            return scope;
    }
    return std::nullopt;
}

} // namespace liteboxd::management
