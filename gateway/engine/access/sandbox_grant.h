// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/engine/access/sandbox_port.h"

#include <optional>
#include <string>

namespace liteboxd::engine {

/// What a link, a cookie or a session of a browser is bound to: it opens this port of this pod while the pod has this
/// token, and nothing else. A value.
struct SandboxGrant
{
    SandboxPort target;
    std::string podUid;
    base::TokenDigest token;

    bool operator==(const SandboxGrant &) const = default;

    /// What there is to be granted now; nothing where there is no such sandbox, or it has no token.
    static std::optional<SandboxGrant> of(const SandboxPort &target, const Route *route)
    {
        if (route == nullptr || !route->token)
            return std::nullopt;
        return SandboxGrant{target, route->podUid, *route->token};
    }
};

} // namespace liteboxd::engine
