// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/layer7_conflict.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace liteboxd::policy::explain {

namespace {

/// What rules for one selector of peers and one port have asked for together.
struct Merged
{
    L7Restriction l7;
    std::string authentication;
};

/// Peers' selector, protocol, name and numbers of the port.
using Place = std::tuple<std::string, Protocol, std::string, std::uint16_t, std::uint16_t>;

bool canBecome(const std::string &from, const std::string &to)
{
    return from.empty() || (from == "tls" && !to.empty() && to != "dns" && to != "crd");
}

/// Merges what another rule asks for; false if it cannot be.
bool merge(Merged &merged, const L7Restriction &other, const std::string &authentication)
{
    L7Restriction &l7 = merged.l7;
    if (l7.parser != other.parser) {
        if (canBecome(l7.parser, other.parser))
            l7.parser = other.parser;
        else if (!canBecome(other.parser, l7.parser))
            return false;
    }
    if (!other.listener.empty() && !l7.listener.empty() && other.listener != l7.listener) {
        const auto rank = [](int priority) { return priority == 0 ? 126 : priority; };
        if (rank(other.listenerPriority) == rank(l7.listenerPriority))
            return false;
        if (rank(other.listenerPriority) < rank(l7.listenerPriority)) {
            l7.listener = other.listener;
            l7.listenerPriority = other.listenerPriority;
        }
    } else if (l7.listener.empty()) {
        l7.listener = other.listener;
        l7.listenerPriority = other.listenerPriority;
    }
    if (!merged.authentication.empty() && !authentication.empty() && merged.authentication != authentication)
        return false;
    if (merged.authentication.empty())
        merged.authentication = authentication;
    l7.terminatesTls = l7.terminatesTls || other.terminatesTls;
    l7.hasServerNames = l7.hasServerNames || other.hasServerNames;
    if (l7.hasServerNames && l7.hasRules && !l7.terminatesTls)
        return false;
    l7.hasRules = l7.hasRules || other.hasRules;
    return true;
}

std::vector<std::string> selectorsOf(const PeerSet &peers)
{
    std::vector<std::string> texts;
    const auto isWildcard = [](const Selector &selector) { return selector.isWildcard(); };
    if (peers.isUnspecified() || std::any_of(peers.endpoints.begin(), peers.endpoints.end(), isWildcard) ||
        std::any_of(peers.others.begin(), peers.others.end(), isWildcard))
        return {"*"};
    for (const auto *selectors : {&peers.endpoints, &peers.others, &peers.names}) {
        for (const Selector &selector : *selectors)
            texts.push_back(selector.text());
    }
    return texts;
}

using Places = std::map<Place, Merged>;

/// Cilium has one filter for a named port, whatever its end.
std::uint16_t lastOf(const PortFilter &port)
{
    return port.name.empty() ? port.last : std::uint16_t(0);
}

std::optional<std::string> add(const PolicyRule &rule, Places &places)
{
    if (rule.peers.nobody)
        return std::nullopt;
    for (const PortFilter &port : rule.ports) {
        for (const std::string &selector : selectorsOf(rule.peers)) {
            const auto [place, isNew] = places.try_emplace(
                {selector, port.protocol, port.name, port.first, lastOf(port)}, Merged{port.l7, rule.authentication});
            if (!isNew && place->second.l7 == port.l7 && place->second.authentication == rule.authentication)
                continue;
            if (!isNew && !merge(place->second, port.l7, rule.authentication))
                return rule.path;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> layer7Conflict(const std::vector<const PolicySpec *> &specs)
{
    for (const Direction direction : {Direction::Ingress, Direction::Egress}) {
        Places places;
        for (const PolicySpec *spec : specs) {
            for (const PolicyRule &rule : spec->rules(direction).allow) {
                if (const auto path = add(rule, places))
                    return "the rules of layer 7 at " + *path +
                           " exclude those of another rule for the same peers and port";
            }
        }
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::explain
