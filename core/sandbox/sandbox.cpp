// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox.h"

namespace liteboxd::sandbox {

std::optional<Sandbox::Time> Sandbox::expiresAt() const
{
    if (!ttl)
        return std::nullopt;
    return createdAt + *ttl;
}

bool Sandbox::isManagedByServer() const
{
    return managedBy == QStringLiteral("liteboxd-server");
}

} // namespace liteboxd::sandbox
