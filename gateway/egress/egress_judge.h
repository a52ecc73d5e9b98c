// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_refusal.h"
#include "gateway/egress/egress_table.h"
#include "gateway/egress/egress_target.h"

#include <variant>

namespace liteboxd::egress {

/// A request that its sandbox may make, as far as names tell.
struct EgressAdmission
{
    EgressClient client;
    EgressTarget target;
};

/// Who asks, by its address, and whether its list names the host. Pure.
std::variant<EgressAdmission, EgressRefusal> judgeEgress(const EgressTable &table, const io::SocketAddress &peer,
                                                         std::string_view method, std::string_view target);

/// Which addresses a name may lead to.
struct EgressAddressRules
{
    io::AddressRanges refused;   ///< besides those that are never public
    io::AddressRanges permitted; ///< all the same: what stands here the operator has chosen
};

/// Why this proxy connects to none of `addresses`: one that is private, link-local, of a metadata service, of a node or
/// of the cluster is enough, since a name that leads there as well was made to. Nothing: it may. Pure.
std::optional<EgressRefusal> judgeAddresses(const EgressAddressRules &rules, const std::string &host,
                                            const std::vector<io::SocketAddress> &addresses);

} // namespace liteboxd::egress
