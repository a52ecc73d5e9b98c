// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/ip_prefix.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::policy::explain {

/// A label of an identity: `k8s:app=web`, `reserved:host`, `fqdn:*.example.com`.
struct Label
{
    std::string source;
    std::string key;
    std::string value;

    bool operator==(const Label &) const = default;
};

/// What policies see of one end of a connection: Cilium's security identity.
struct Identity
{
    std::vector<Label> labels;
    /// The longest block of any policy in force that covers this address of the world; none if only /0 does.
    std::optional<IpPrefix> block{};
    std::string called{}; ///< "pod liteboxd/sandbox-0a1b2c3d"; empty: its reserved labels say who it is

    bool hasReserved(std::string_view name) const;

    /// What a person calls it: "pod liteboxd/sandbox-0a1b2c3d", "world-ipv4", "remote-node".
    std::string name() const;
};

inline bool Identity::hasReserved(std::string_view name) const
{
    for (const Label &label : labels) {
        if (label.source == "reserved" && label.key == name)
            return true;
    }
    return false;
}

/// An identity of nothing but reserved labels: "host", "remote-node", "world-ipv4", …
Identity reservedIdentity(std::initializer_list<std::string_view> names);

} // namespace liteboxd::policy::explain
