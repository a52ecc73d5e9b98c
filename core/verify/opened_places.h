// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/ip_prefix.h"
#include "core/policy/objects/cluster_objects.h"

#include <cstdint>
#include <vector>

namespace liteboxd::verify {

/// An address of the internet that a policy lets somebody out to.
struct OpenedPlace
{
    policy::explain::IpAddress address;
    std::uint16_t port = 0;
};

/// What the rules of policies name that the checks would not ask about otherwise.
struct OpenedParts
{
    /// One for each block of public addresses in egress rules, at a port of the rule (443 if it names none). Rules for
    /// port 53 alone open name servers, and blocks of everything are the world: neither is here.
    std::vector<OpenedPlace> places;
    std::vector<std::uint16_t> portsOut; ///< of egress rules that let somebody out to everybody
    std::vector<std::uint16_t> portsIn;  ///< of ingress rules

    /// The first of each, a few. Pure.
    static OpenedParts of(const policy::objects::ClusterObjects &objects);
};

} // namespace liteboxd::verify
