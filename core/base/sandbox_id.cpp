// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sandbox_id.h"

#include <algorithm>

namespace liteboxd::base {

bool SandboxId::isValid(std::string_view text)
{
    if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-')
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Result<SandboxId> SandboxId::parse(std::string_view text)
{
    if (!isValid(text))
        return fail(ErrorCode::InvalidArgument,
                    "not a sandbox id: that is 1 to 63 of a to z, 0 to 9 and -, with no - at either end",
                    '"' + std::string(text.substr(0, 80)) + '"');
    return SandboxId(std::string(text));
}

} // namespace liteboxd::base
