// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/label_selector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

/// One entry of fromCIDRSet or toCIDRSet: exactly one of the first three is meant to be set.
struct CidrRule
{
    std::string cidr;
    std::string groupRef;
    std::optional<LabelSelector> groupSelector{};
    std::vector<std::string> except;
};

/// One entry of toFQDNs or rules.dns: a name, or a pattern in which `*` stands for characters of one label.
struct FqdnSelector
{
    std::string matchName;
    std::string matchPattern;

    bool operator==(const FqdnSelector &) const = default;
};

/// One entry of toServices: by name, or by labels. An empty namespace means any.
struct ServiceReference
{
    struct ByName
    {
        std::string name;
        std::string nameSpace;
    };
    struct ByLabels
    {
        LabelSelector selector;
        std::string nameSpace;
    };
    std::optional<ByName> byName{};
    std::optional<ByLabels> byLabels{};
};

struct PortProtocol
{
    std::string port; ///< a number or a name, as written
    std::int32_t endPort = 0;
    std::string protocol; ///< empty: any
};

struct HttpRule
{
    std::string path;
    std::string method;
    std::string host;
    std::vector<std::string> headerFaults; ///< what Cilium does not take in headerMatches
};

struct KafkaRule
{
    std::string role;
    std::string apiKey;
    std::string apiVersion;
    std::string topic;
};

/// rules of a toPorts entry. A list that is there and empty restricts nothing, yet counts as a kind of rules.
struct L7Rules
{
    std::optional<std::vector<HttpRule>> http{};
    std::optional<std::vector<KafkaRule>> kafka{};
    std::optional<std::vector<FqdnSelector>> dns{};
    std::string l7proto;
    std::optional<std::vector<Labels>> l7{};

    std::size_t count() const
    {
        return (http ? http->size() : 0) + (kafka ? kafka->size() : 0) + (dns ? dns->size() : 0) +
               (l7 ? l7->size() : 0);
    }
};

struct ListenerReference
{
    std::string kind;
    std::string config;
    std::string name;
    int priority = 0;
};

struct PortRule
{
    std::vector<PortProtocol> ports;
    std::optional<L7Rules> rules{};
    std::optional<std::vector<std::string>> serverNames{};
    bool terminatesTls = false;
    bool originatesTls = false;
    std::optional<ListenerReference> listener{};
};

struct IcmpField
{
    std::string family; ///< "IPv4" (also if empty) or "IPv6"
    std::string type;   ///< a number or a name, as written
};

/// One entry of ingress, ingressDeny, egress or egressDeny. Lists that are empty and lists that are missing mean
/// different things to Cilium, so both can be said. `nodes` is fromNodes or toNodes, and so on.
struct CiliumRule
{
    std::optional<std::vector<LabelSelector>> endpoints{};
    std::optional<std::vector<LabelSelector>> requirements{}; ///< fromRequires, toRequires
    std::optional<std::vector<LabelSelector>> nodes{};
    std::optional<std::vector<std::string>> cidrs{};
    std::optional<std::vector<CidrRule>> cidrSet{};
    std::optional<std::vector<std::string>> entities{};
    std::optional<std::vector<ServiceReference>> services{};
    std::optional<std::vector<FqdnSelector>> fqdns{};
    std::size_t groups = 0;        ///< how many groups of a cloud are named
    std::vector<PortRule> toPorts; ///< empty and missing are one and the same here
    std::vector<std::vector<IcmpField>> icmps;
    std::optional<std::string> authentication{}; ///< its mode
};

} // namespace liteboxd::policy::objects
