// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/login_secrets.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

base::Secret LoginSecrets::mint(SandboxGrant grant, std::string path, TimePoint now)
{
    base::Secret secret(base::randomHex64());
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_pending, [now](const Pending &pending) { return pending.until <= now; });
    if (m_pending.size() == mostPending)
        m_pending.pop_front();
    m_pending.push_back({base::digest(secret.reveal()), std::move(grant), std::move(path), now + lifetime});
    return secret;
}

std::optional<std::string> LoginSecrets::redeem(std::string_view secret, const std::optional<SandboxGrant> &grant,
                                                TimePoint now)
{
    const base::TokenDigest digest = base::digest(secret);
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [&digest](const Pending &pending) { return base::equal(pending.digest, digest); });
    if (found == m_pending.end())
        return std::nullopt;
    const Pending pending = std::move(*found);
    m_pending.erase(found);
    if (pending.grant != grant || pending.until <= now)
        return std::nullopt;
    return pending.path;
}

void LoginSecrets::clear()
{
    const std::lock_guard lock(m_mutex);
    m_pending.clear();
}

} // namespace liteboxd::engine
