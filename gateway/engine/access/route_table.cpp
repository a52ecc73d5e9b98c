// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/route_table.h"

#include "gateway/engine/access/browser_origin.h"

#include <algorithm>
#include <cstring>

namespace liteboxd::engine {

RouteTable::RouteTable(Routes routes, Freshness freshness, std::vector<base::TokenDigest> formerTokens)
    : m_routes(std::move(routes))
    , m_freshness(freshness)
{
    m_tokens.reserve(m_routes.size() + formerTokens.size());
    for (const base::TokenDigest &token : formerTokens)
        m_tokens.push_back(keyOf(token));
    for (const auto &[id, route] : m_routes) {
        if (route->token)
            m_tokens.push_back(keyOf(*route->token));
        if (route->decoy)
            m_decoys.emplace_back(keyOf(*route->decoy), id);
        if (id.size() <= longestLabelId)
            continue;
        if (const auto sandbox = base::SandboxId::parse(id))
            m_longIds.emplace_back(labelIdOf(*sandbox).text(), id);
    }
    std::sort(m_tokens.begin(), m_tokens.end());
    std::sort(m_decoys.begin(), m_decoys.end());
}

std::uint64_t RouteTable::keyOf(const base::TokenDigest &token)
{
    std::uint64_t key = 0;
    std::memcpy(&key, token.data(), sizeof key);
    return key;
}

std::pair<std::string_view, RoutePtr> RouteTable::findByLabelId(std::string_view labelId) const
{
    const auto isNamed = [labelId](const auto &entry) { return entry.first == labelId; };
    const auto longId = std::find_if(m_longIds.begin(), m_longIds.end(), isNamed);
    const auto found = m_routes.find(longId == m_longIds.end() ? labelId : std::string_view(longId->second));
    if (found == m_routes.end())
        return {labelId, nullptr};
    return {found->first, found->second};
}

bool RouteTable::hasToken(const base::TokenDigest &token) const
{
    return std::binary_search(m_tokens.begin(), m_tokens.end(), keyOf(token));
}

const std::string *RouteTable::decoyOf(const base::TokenDigest &token) const
{
    const std::uint64_t key = keyOf(token);
    const auto found = std::lower_bound(m_decoys.begin(), m_decoys.end(), key,
                                        [](const auto &entry, std::uint64_t wanted) { return entry.first < wanted; });
    return found != m_decoys.end() && found->first == key ? &found->second : nullptr;
}

} // namespace liteboxd::engine
