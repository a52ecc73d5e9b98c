// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/access/sandbox_link.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace liteboxd::engine {

/// Where one sandbox is, and what opens it.
struct Route
{
    std::optional<base::TokenDigest> token; ///< nullopt: it has none, so nobody gets in
    std::string address;                    ///< its pod's numeric address; empty: none yet, or none that may be dialled
    std::string podNamespace;
    std::string podName;              ///< what the pod proxy calls it
    std::string podUid;               ///< tells two pods apart that had the same name and address
    std::string originTag{};          ///< of its browser origins: see originTag()
    std::vector<SandboxLink> links{}; ///< by which browsers open part of it; hardly ever any

    std::optional<base::TokenDigest> decoy{}; ///< of a token that opens nothing: who uses it is told of

    /// The one of this number that is in force; nullptr: there is none.
    const SandboxLink *openLink(std::uint64_t number) const
    {
        const auto found = std::find_if(links.begin(), links.end(), [number](const SandboxLink &each) {
            return each.number == number && !each.hasExpired;
        });
        return found == links.end() ? nullptr : &*found;
    }

    bool operator==(const Route &) const = default;
};

/// The tables before and after a change share what did not change.
using RoutePtr = std::shared_ptr<const Route>;

/// Every sandbox there is, at one moment. Immutable once published: each worker reads its own reference without a lock.
class RouteTable
{
public:
    enum class Freshness {
        NotLoaded, ///< nothing is known: 503
        Current,   ///< what is not here does not exist: 404
        Stale,     ///< what is here still counts; what is not may exist by now: 503
    };

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const noexcept { return std::hash<std::string_view>{}(id); }
    };
    using Routes = std::unordered_map<std::string, RoutePtr, Hash, std::equal_to<>>;

    RouteTable() = default;
    /// `formerTokens` are of sandboxes that were there until lately.
    RouteTable(Routes routes, Freshness freshness, std::vector<base::TokenDigest> formerTokens = {});

    /// nullptr: there is no such sandbox.
    RoutePtr find(std::string_view id) const
    {
        const auto found = m_routes.find(id);
        return found == m_routes.end() ? nullptr : found->second;
    }

    /// A sandbox by the id in the label of its browser origins (labelIdOf()): its own id, and its route; nullptr if
    /// there is none.
    std::pair<std::string_view, RoutePtr> findByLabelId(std::string_view labelId) const;

    /// Whether the token is any sandbox's, or was until lately.
    bool hasToken(const base::TokenDigest &token) const;

    /// Whose decoy the token is; nullptr: nobody's.
    const std::string *decoyOf(const base::TokenDigest &token) const;

    Freshness freshness() const { return m_freshness; }
    std::size_t size() const { return m_routes.size(); }

private:
    static std::uint64_t keyOf(const base::TokenDigest &token);

    Routes m_routes;
    Freshness m_freshness = Freshness::NotLoaded;
    std::vector<std::uint64_t> m_tokens; ///< in order: the beginnings of all digests, by which nobody can foretell one
    std::vector<std::pair<std::uint64_t, std::string>> m_decoys; ///< the same of decoys, and whose they are
    std::vector<std::pair<std::string, std::string>> m_longIds;  ///< by the hash in their labels; hardly ever any
};

} // namespace liteboxd::engine
