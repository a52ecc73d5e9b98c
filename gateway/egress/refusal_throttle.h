// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/clock.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace liteboxd::egress {

/// How many refusals of one sandbox are told of: a handful at once, then one a second. A sandbox that asks for nothing
/// it may have, as fast as it can, fills no log. Clients that are no sandbox count as one together. Any thread; asked
/// for refusals only.
class RefusalThrottle
{
public:
    static constexpr double atOnce = 20;
    static constexpr double perSecond = 1;

    /// A sandbox was refused something. How many before it were not told of, if this one is to be; nothing: it is one
    /// of those.
    std::optional<std::uint64_t> take(const std::string &sandboxId, io::Clock::time_point now);

private:
    /// More are forgotten as they have nothing to say.
    static constexpr std::size_t mostKept = 4096;

    struct Account
    {
        double left = atOnce;
        io::Clock::time_point counted{};
        std::uint64_t untold = 0;
    };

    std::mutex m_mutex;
    std::unordered_map<std::string, Account> m_accounts;
};

} // namespace liteboxd::egress
