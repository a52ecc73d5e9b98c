// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::store {

/// Which tombstones are wanted. What is empty asks for nothing.
struct TombstoneQuery
{
    QString clusterUid{};
    QString nameSpace{};
    QString sandboxId{};
    int most = 1000; ///< the newest of them
};

} // namespace liteboxd::store
