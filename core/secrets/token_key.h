// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"

#include <QString>

namespace liteboxd::secrets {

/// Whose token it is. The cluster is told by the uid of its namespace kube-system, so that two clusters with the
/// same name or address never share a token.
struct TokenKey
{
    QString clusterUid;
    base::SandboxId sandbox;

    bool operator==(const TokenKey &) const = default;
};

} // namespace liteboxd::secrets
