// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/refusal_throttle.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace liteboxd::egress {

std::optional<std::uint64_t> RefusalThrottle::take(const std::string &sandboxId, io::Clock::time_point now)
{
    const auto refilled = [now](const Account &account) {
        const double seconds = std::chrono::duration<double>(now - account.counted).count();
        return std::min(atOnce, account.left + seconds * perSecond);
    };
    const std::lock_guard lock(m_mutex);
    if (m_accounts.size() > mostKept)
        std::erase_if(m_accounts, [&refilled](const auto &entry) {
            return entry.second.untold == 0 && refilled(entry.second) >= atOnce;
        });
    const auto [place, isNew] = m_accounts.try_emplace(sandboxId);
    Account &account = place->second;
    account.left = isNew ? atOnce : refilled(account);
    account.counted = now;
    if (account.left < 1) {
        ++account.untold;
        return std::nullopt;
    }
    account.left -= 1;
    return std::exchange(account.untold, 0);
}

} // namespace liteboxd::egress
