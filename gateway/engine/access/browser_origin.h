// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// What the host of a browser origin names: a port of one pod of one cluster. A value.
struct BrowserOrigin
{
    base::SandboxId labelId; ///< the sandbox's id as it stands in a label: see labelIdOf()
    std::uint16_t port = 0;
    std::string tag; ///< see originTag()

    bool operator==(const BrowserOrigin &) const = default;
};

/// Eight hex digits that tell a pod from every other, so that no other's page meets what a browser has kept of this
/// one's (cookies, caches, service workers): of SHA-256 over all three. `cluster` is any text that tells clusters
/// apart.
std::string originTag(std::string_view cluster, std::string_view podNamespace, std::string_view podUid);

/// The longest id that fits into a label beside a port and a tag (RFC 1035, 2.3.4: 63 characters).
inline constexpr std::size_t longestLabelId = 63 - 6 - 9;

/// The id, or 40 hex digits of its SHA-256 where it is too long for a label.
base::SandboxId labelIdOf(const base::SandboxId &id);

} // namespace liteboxd::engine
