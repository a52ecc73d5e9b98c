// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/dns_place.h"

#include <algorithm>

namespace liteboxd::policy {

namespace {

bool isExpected(const objects::Pod &pod)
{
    const auto label = pod.labels.find("k8s-app");
    return pod.name.nameSpace == "kube-system" && label != pod.labels.end() && label->second == "kube-dns" &&
           !pod.hostNetwork;
}

bool servesDns(const objects::Pod &pod)
{
    return std::any_of(pod.ports.begin(), pod.ports.end(),
                       [](const objects::ContainerPort &port) { return port.number == 53; });
}

std::string joined(const std::vector<std::string> &names)
{
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t at = 0; at < std::min(most, names.size()); ++at)
        text += (at == 0 ? "" : ", ") + names[at];
    return names.size() > most ? text + ", …" : text;
}

} // namespace

std::string DnsPlace::sentence() const
{
    if (!onNodes.empty())
        return "nodes seem to have a DNS cache of their own (" + joined(onNodes) +
               "), and sandboxes that are told to ask it would resolve no names, for nodes are denied to them";
    return "DNS seems to be elsewhere (" + joined(others) +
           ") than allow-dns looks for it (k8s-app=kube-dns in kube-system), and sandboxes would resolve no names";
}

DnsPlace dnsPlace(const objects::ClusterObjects &objects)
{
    DnsPlace place;
    for (const objects::Pod &pod : objects.pods) {
        if (pod.ended)
            continue;
        if (isExpected(pod))
            place.isWhereExpected = true;
        else if (servesDns(pod) && !pod.hostNetwork)
            place.others.push_back(pod.name.text());
        else if (servesDns(pod) && pod.name.name.find("dns") != std::string::npos)
            place.onNodes.push_back(pod.name.text());
    }
    return place;
}

} // namespace liteboxd::policy
