// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/service_backends.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace liteboxd::policy::explain {

namespace {

using objects::Pod;
using objects::Service;
using objects::ServicePort;

bool isSelected(const Service &service, const Pod &pod)
{
    return !service.selector.empty() && !pod.ended && pod.name.nameSpace == service.name.nameSpace &&
           std::all_of(service.selector.begin(), service.selector.end(), [&pod](const auto &wanted) {
               const auto label = pod.labels.find(wanted.first);
               return label != pod.labels.end() && label->second == wanted.second;
           });
}

const Pod *podAt(const std::string &address, const objects::ClusterObjects &objects)
{
    const auto found = std::find_if(objects.pods.begin(), objects.pods.end(), [&address](const Pod &pod) {
        return !pod.ended && std::find(pod.addresses.begin(), pod.addresses.end(), address) != pod.addresses.end();
    });
    return found == objects.pods.end() ? nullptr : &*found;
}

/// The port of a backend that a port of the service means; nothing if it has none of that name.
std::optional<TargetPort> targetOf(const ServicePort &port, Protocol protocol, const Pod *pod,
                                   const IdentityTable &identities)
{
    if (port.target.empty())
        return TargetPort{port.number, protocol};
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(port.target.data(), port.target.data() + port.target.size(), number);
    if (error == std::errc{} && end == port.target.data() + port.target.size())
        return TargetPort{number == 0 ? port.number : number, protocol};
    number = pod == nullptr ? std::uint16_t(0) : identities.portOfPod(*pod, port.target, protocol);
    return number == 0 ? std::nullopt : std::optional(TargetPort{number, protocol});
}

std::string listed(const Service &service)
{
    std::string text;
    for (const ServicePort &port : service.ports)
        text += (text.empty() ? "" : ", ") + std::to_string(port.number) + '/' + port.protocol;
    return text.empty() ? "none" : text;
}

} // namespace

base::Result<std::vector<ServiceBackend>> backendsOf(const objects::ObjectName &name, const TargetPort &port,
                                                     const objects::ClusterObjects &objects,
                                                     const IdentityTable &identities)
{
    const auto service = std::find_if(objects.services.begin(), objects.services.end(),
                                      [&name](const Service &each) { return each.name == name; });
    if (service == objects.services.end())
        return base::fail(base::ErrorCode::NotFound, "there is no such service", "service " + name.text());
    const auto entry = std::find_if(service->ports.begin(), service->ports.end(), [&port](const ServicePort &each) {
        return each.number == port.number && protocolNamed(each.protocol) == port.protocol;
    });
    if (entry == service->ports.end())
        return base::fail(base::ErrorCode::NotFound,
                          "it has no port " + port.text() + "; its ports are " + listed(*service),
                          "service " + name.text());
    std::vector<ServiceBackend> backends;
    const auto add = [&](const Pod *pod, std::optional<IpAddress> address) {
        const auto target = targetOf(*entry, port.protocol, pod, identities);
        if (target && pod != nullptr)
            backends.push_back({PodPeer{pod->name}, *target});
        else if (target && address)
            backends.push_back({AddressPeer{*address}, *target});
    };
    const auto endpoints = objects.endpoints.find(name);
    if (endpoints != objects.endpoints.end() && !endpoints->second.empty()) {
        for (const std::string &address : endpoints->second)
            add(podAt(address, objects), IpAddress::parse(address));
        return backends;
    }
    for (const Pod &pod : objects.pods) {
        if (isSelected(*service, pod))
            add(&pod, std::nullopt);
    }
    return backends;
}

} // namespace liteboxd::policy::explain
