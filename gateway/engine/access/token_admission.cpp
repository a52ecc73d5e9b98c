// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/token_admission.h"

#include "core/base/secret.h"

#include <utility>

namespace liteboxd::engine {

using http::Refusal;

std::variant<RoutePtr, Refusal, DecoyUse> admitByToken(const RouteTable &routes, std::string_view id,
                                                       std::string_view token)
{
    static const base::TokenDigest nobodys = base::digest(base::randomHex64());
    const base::TokenDigest given = base::digest(token);
    RoutePtr pod = routes.find(id);
    const bool hasToken = pod != nullptr && pod->token.has_value();
    const bool opens = base::equal(given, hasToken ? *pod->token : nobodys) && hasToken;
    const bool isOfCluster = routes.hasToken(given);
    if (pod == nullptr && isOfCluster)
        return routes.freshness() == RouteTable::Freshness::Stale ? Refusal::SandboxOutOfSight : Refusal::NoSuchSandbox;
    const std::string *const decoy = routes.decoyOf(given);
    if (!opens && decoy != nullptr)
        return DecoyUse{*decoy};
    if (!opens)
        return Refusal::NoValidToken;
    if (pod->address.empty())
        return Refusal::NoAddress;
    return pod;
}

} // namespace liteboxd::engine
