// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace liteboxd::sandbox {

/// "<2h", ">30m": a length of time compared with a limit, as a filter says it.
struct TimeCondition
{
    enum class Side { Less, More };

    Side side = Side::Less;
    std::chrono::seconds limit{0};

    /// A sign, one to six digits, one of s, m, h, d; nothing else.
    static std::optional<TimeCondition> parse(QStringView text);

    bool holds(std::chrono::system_clock::duration length) const
    {
        return side == Side::Less ? length < limit : length > limit;
    }
};

} // namespace liteboxd::sandbox
