// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"

#include <QString>

namespace liteboxd::secrets {

/// Whose token it is. The cluster is told by the uid of its namespace kube-system, so that two clusters with the
/// same name or address never share a token, and by its server, so that none gets at another's by claiming its uid.
struct TokenKey
{
    QString cluster; ///< uid and fingerprint of the server
    base::SandboxId sandbox;

    bool operator==(const TokenKey &) const = default;
};

} // namespace liteboxd::secrets
