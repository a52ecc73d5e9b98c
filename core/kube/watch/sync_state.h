// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QMetaType>

#include <chrono>
#include <optional>

namespace liteboxd::kube {

/// How a watch cache stands to the cluster. A value.
struct SyncState
{
    enum class Phase {
        Idle,    ///< not started, or stopped
        Loading, ///< the first list is under way for the first time
        Live,    ///< whole and followed
        Stale,   ///< was whole, the connection is lost: values stay as they were last seen; healing goes on by itself
        Failed   ///< the first list failed: there are no values; healing goes on by itself
    };

    Phase phase = Phase::Idle;
    std::optional<base::Error> error{};                             ///< Stale and Failed: why
    std::optional<std::chrono::system_clock::time_point> since{};   ///< Stale: when it was last known to be right
    std::optional<std::chrono::system_clock::time_point> retryAt{}; ///< Stale and Failed: the next attempt, if it waits

    bool operator==(const SyncState &) const = default;
};

} // namespace liteboxd::kube

Q_DECLARE_METATYPE(liteboxd::kube::SyncState)
