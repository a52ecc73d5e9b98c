// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace liteboxd::models {

/// What a change of a sandbox's internet access has come to since its label was seen to change: each step with its
/// time, nothing where it was not seen yet.
struct InternetReceipt
{
    using Time = std::chrono::system_clock::time_point;

    Time written{};                  ///< the label came with the watch
    std::optional<Time> identity{};  ///< the first flow whose identity is as asked for
    std::optional<Time> firstFlow{}; ///< the first flow to the internet that was let through, or denied, as asked for

    bool operator==(const InternetReceipt &) const = default;
};

} // namespace liteboxd::models
