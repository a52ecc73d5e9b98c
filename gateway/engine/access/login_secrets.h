// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/access/sandbox_grant.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// One-time secrets that sign a browser in: each works once, for 60 s, for what it was granted for.
/// Only digests are kept, at most `mostPending`; a new one pushes the oldest out. Thread-safe: a mutex, taken only when
/// a secret is made or redeemed.
class LoginSecrets
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds lifetime{60};
    static constexpr std::size_t mostPending = 64;

    /// A new secret (64 hex digits) that leads to `path`.
    base::Secret mint(SandboxGrant grant, std::string path, TimePoint now);

    /// The path to go on to. The secret is used up by being shown, also to the wrong sandbox, to another
    /// pod of the right one, or too late. `grant`: what there is to be granted where it is shown, if anything.
    std::optional<std::string> redeem(std::string_view secret, const std::optional<SandboxGrant> &grant, TimePoint now);

    /// Forgets every secret that is still unused.
    void clear();

private:
    struct Pending
    {
        base::TokenDigest digest;
        SandboxGrant grant;
        std::string path;
        TimePoint until;
    };

    std::mutex m_mutex;
    std::deque<Pending> m_pending;
};

} // namespace liteboxd::engine
