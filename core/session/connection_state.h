// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <optional>
#include <variant>

namespace liteboxd::session {

/// Nothing has answered yet.
struct Connecting
{
    bool operator==(const Connecting &) const = default;
};

/// The cluster answers and the sandboxes are live.
struct Connected
{
    std::chrono::milliseconds latency{}; ///< of the last request that asked for little

    bool operator==(const Connected &) const = default;
};

/// The cluster answered before and does not now: what is shown was true at `since`. It is tried again by itself.
struct Stale
{
    std::chrono::system_clock::time_point since;
    std::optional<std::chrono::system_clock::time_point> retryAt; ///< nothing while a try is under way
    base::Error error;

    bool operator==(const Stale &) const = default;
};

/// The cluster never answered this session, or refuses it; it is tried again by itself where that can help.
struct Failed
{
    base::Error error;
    std::optional<std::chrono::system_clock::time_point>
        retryAt; ///< nothing if trying again cannot help, or one is under way

    bool operator==(const Failed &) const = default;
};

/// How it stands between this program and the cluster.
using ConnectionState = std::variant<Connecting, Connected, Stale, Failed>;

} // namespace liteboxd::session
