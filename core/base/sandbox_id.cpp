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
        return fail(ErrorCode::InvalidArgument, "not a sandbox id: it must be a DNS label of 1 to 63 characters");
    return SandboxId(std::string(text));
}

} // namespace liteboxd::base
