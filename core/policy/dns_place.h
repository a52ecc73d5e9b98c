// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <vector>

namespace liteboxd::policy {

/// Where a cluster's DNS seems to be, seen with the eyes of allow-dns.
struct DnsPlace
{
    bool isWhereExpected = false;     ///< a pod runs in kube-system with the label k8s-app=kube-dns
    std::vector<std::string> others;  ///< pods elsewhere that serve port 53: "dns-system/resolver-0"
    std::vector<std::string> onNodes; ///< the same on the host's network: caches of each node

    /// Whether sandboxes would lose their names by allow-dns and the denials beside it: DNS is only elsewhere, or each
    /// node has a cache that pods may be told to ask.
    bool isDoubtful() const { return !onNodes.empty() || (!isWhereExpected && !others.empty()); }

    /// One plain English sentence, for the doubtful case.
    std::string sentence() const;
};

/// Pure. Pods that have ended do not count.
DnsPlace dnsPlace(const objects::ClusterObjects &objects);

} // namespace liteboxd::policy
