// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_judge.h"

#include "gateway/io/special_addresses.h"

namespace liteboxd::egress {

namespace {

using Freshness = EgressTable::Freshness;

EgressRefusal refuse(EgressRule rule, std::string detail, int status = 403)
{
    return {rule, status, std::move(detail)};
}

} // namespace

std::variant<EgressAdmission, EgressRefusal> judgeEgress(const EgressTable &table, const io::SocketAddress &peer,
                                                         std::string_view method, std::string_view target)
{
    if (table.freshness() != Freshness::Current)
        return refuse(EgressRule::ClusterInSight,
                      "the proxy has no sight of the cluster and cannot tell which sandbox asks", 503);
    const EgressClient *const client = table.find(peer);
    if (client == nullptr)
        return refuse(EgressRule::KnownSandbox, "this address is not that of one running sandbox");
    if (!client->isOpened)
        return refuse(EgressRule::ListInForce,
                      "the allowed domains of sandbox " + client->sandboxId +
                          " are not opened by this proxy: its pod has no label liteboxd.io/egress-proxy=true");
    const auto asked = targetOf(method, target);
    if (!asked)
        return refuse(EgressRule::ProxyRequest,
                      "this is a proxy: ask for CONNECT host:port, or for http://host/ in full", 400);
    if (asked->isAddress)
        return refuse(EgressRule::NameOnly, "an address cannot be allowed, only a name");
    if (!client->permits(asked->host))
        return refuse(EgressRule::AllowedDomains,
                      asked->host + " is not among the allowed domains of sandbox " + client->sandboxId);
    return EgressAdmission{*client, *asked};
}

std::optional<EgressRefusal> judgeAddresses(const EgressAddressRules &rules, const std::string &host,
                                            const std::vector<io::SocketAddress> &addresses)
{
    for (const io::SocketAddress &address : addresses) {
        if (rules.permitted.contains(address))
            continue;
        if (const io::SpecialAddresses *const special = io::specialAddressesWith(address))
            return refuse(EgressRule::PublicAddress,
                          host + " leads to an address that is not public: " + std::string(special->reason));
        if (rules.refused.contains(address))
            return refuse(EgressRule::PublicAddress, host + " leads to an address of the cluster or of a node");
    }
    return std::nullopt;
}

} // namespace liteboxd::egress
