// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/templates/domain_pattern.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/io/address_ranges.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::egress {

/// A sandbox as the proxy knows it.
struct EgressClient
{
    std::string sandboxId;
    std::string podUid;
    bool isOpened = false; ///< its list is in force for this proxy
    std::vector<sandbox::DomainPattern> domains{};

    /// Whether its list names this host.
    bool permits(const std::string &host) const;

    bool operator==(const EgressClient &) const = default;
};

/// Which sandbox has which address, and what it may reach: never changed once published. The address is the identity,
/// so one that two pods claim is nobody's.
class EgressTable
{
public:
    using Freshness = engine::RouteTable::Freshness;
    using Address = std::array<std::uint8_t, 16>; ///< io::SocketAddress::bytes()

    EgressTable() = default;
    EgressTable(std::map<Address, EgressClient> clients, Freshness freshness)
        : m_clients(std::move(clients))
        , m_freshness(freshness)
    {}

    /// nullptr: no sandbox has this address.
    const EgressClient *find(const io::SocketAddress &address) const;

    Freshness freshness() const { return m_freshness; }
    std::size_t size() const { return m_clients.size(); }

private:
    std::map<Address, EgressClient> m_clients;
    Freshness m_freshness = Freshness::NotLoaded;
};

} // namespace liteboxd::egress
