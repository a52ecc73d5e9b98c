// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/object_reader.h"

#include "core/policy/objects/field_reader.h"
#include "core/policy/objects/policy_reader.h"

#include <algorithm>
#include <array>

namespace liteboxd::policy::objects {

namespace {

using Name = QLatin1String;

void addNamespace(FieldReader &root, const ObjectName &, Labels labels, const std::string &name,
                  ClusterObjects &objects)
{
    root.skipRest();
    objects.namespaces[name] = std::move(labels);
}

std::vector<ContainerPort> containerPorts(FieldReader &spec)
{
    std::vector<ContainerPort> ports;
    spec.list(Name("containers"), [&ports](FieldReader &container) {
        container.list(Name("ports"), [&ports](FieldReader &port) {
            const std::string name = port.text(Name("name"));
            const std::int32_t number = port.integer(Name("containerPort")).value_or(0);
            const std::string protocol = port.optionalText(Name("protocol")).value_or("TCP");
            port.skipRest();
            if (number > 0 && number <= 65535)
                ports.push_back({name, static_cast<std::uint16_t>(number), protocol});
            return true;
        });
        container.skipRest();
        return true;
    });
    return ports;
}

void readPodSpec(FieldReader &spec, Pod &pod)
{
    pod.hostNetwork = spec.boolean(Name("hostNetwork")).value_or(false);
    pod.node = spec.text(Name("nodeName"));
    pod.serviceAccount = spec.text(Name("serviceAccountName"));
    pod.ports = containerPorts(spec);
    spec.skipRest();
}

void readPodStatus(FieldReader &status, Pod &pod)
{
    const std::string phase = status.text(Name("phase"));
    pod.ended = phase == "Succeeded" || phase == "Failed";
    if (std::string address = status.text(Name("podIP")); !address.empty())
        pod.addresses.push_back(std::move(address));
    status.list(Name("podIPs"), [&pod](FieldReader &entry) {
        std::string address = entry.text(Name("ip"));
        if (!address.empty() && (pod.addresses.empty() || pod.addresses.front() != address))
            pod.addresses.push_back(std::move(address));
        return true;
    });
    status.skipRest();
}

void addPod(FieldReader &root, const ObjectName &name, Labels labels, ClusterObjects &objects)
{
    Pod pod;
    pod.name = name;
    pod.labels = std::move(labels);
    root.object(Name("spec"), [&pod](FieldReader &spec) { return readPodSpec(spec, pod), true; });
    root.object(Name("status"), [&pod](FieldReader &status) { return readPodStatus(status, pod), true; });
    if (pod.serviceAccount.empty())
        pod.serviceAccount = "default"; // as the API server's admission does
    objects.pods.push_back(std::move(pod));
}

void addNode(FieldReader &root, const std::string &name, ClusterObjects &objects)
{
    Node node{name, {}};
    root.object(Name("status"), [&node](FieldReader &status) {
        status.list(Name("addresses"), [&node](FieldReader &entry) {
            const std::string type = entry.text(Name("type"));
            std::string address = entry.text(Name("address"));
            if (type == "InternalIP" || type == "ExternalIP")
                node.addresses.push_back(std::move(address));
            return true;
        });
        status.skipRest();
        return true;
    });
    objects.nodes.push_back(std::move(node));
}

void addService(FieldReader &root, const ObjectName &name, Labels labels, ClusterObjects &objects)
{
    Service service{name, std::move(labels), {}};
    root.object(Name("spec"), [&service](FieldReader &spec) {
        service.selector = spec.labels(Name("selector"));
        if (std::string address = spec.text(Name("clusterIP")); !address.empty())
            service.addresses.push_back(std::move(address));
        for (std::string &address : spec.texts(Name("clusterIPs")).value_or(std::vector<std::string>{}))
            service.addresses.push_back(std::move(address));
        spec.list(Name("ports"), [&service](FieldReader &entry) {
            const std::string protocol = entry.text(Name("protocol"));
            service.ports.push_back({static_cast<std::uint16_t>(entry.integer(Name("port")).value_or(0)),
                                     protocol.empty() ? "TCP" : protocol,
                                     entry.numberOrText(Name("targetPort")).value_or(std::string{})});
            entry.skipRest();
            return true;
        });
        spec.skipRest();
        return true;
    });
    objects.services.push_back(std::move(service));
}

void addEndpoints(FieldReader &root, const ObjectName &name, ClusterObjects &objects)
{
    auto &addresses = objects.endpoints[name];
    root.list(Name("subsets"), [&addresses](FieldReader &subset) {
        subset.list(Name("addresses"), [&addresses](FieldReader &entry) {
            addresses.push_back(entry.text(Name("ip")));
            entry.skipRest();
            return true;
        });
        subset.skipRest();
        return true;
    });
}

void addEndpointSlice(FieldReader &root, const ObjectName &name, const Labels &labels, ClusterObjects &objects)
{
    const auto service = labels.find("kubernetes.io/service-name");
    if (service == labels.end())
        return;
    auto &addresses = objects.endpoints[{name.nameSpace, service->second}];
    root.list(Name("endpoints"), [&addresses](FieldReader &entry) {
        for (std::string &address : entry.texts(Name("addresses")).value_or(std::vector<std::string>{}))
            addresses.push_back(std::move(address));
        entry.skipRest();
        return true;
    });
}

void addCidrGroup(FieldReader &root, const std::string &name, Labels labels, ClusterObjects &objects)
{
    CidrGroup group{name, std::move(labels), {}};
    root.object(Name("spec"), [&group](FieldReader &spec) {
        group.cidrs = spec.texts(Name("externalCIDRs")).value_or(std::vector<std::string>{});
        spec.skipRest();
        return true;
    });
    objects.cidrGroups.push_back(std::move(group));
}

constexpr std::array<QLatin1String, 7> readKinds{Name("Namespace"),      Name("Pod"),       Name("Node"),
                                                 Name("Service"),        Name("Endpoints"), Name("EndpointSlice"),
                                                 Name("CiliumCIDRGroup")};

base::Result<void> addPlainObject(const QJsonObject &object, const QString &kind, ClusterObjects &objects)
{
    Findings findings;
    ObjectName name;
    {
        FieldReader root(object, {}, findings);
        Labels labels;
        root.object(Name("metadata"), [&name, &labels](FieldReader &metadata) {
            name = {metadata.text(Name("namespace")), metadata.text(Name("name"))};
            labels = metadata.labels(Name("labels"));
            metadata.skipRest();
            return true;
        });
        const ObjectName placed{name.nameSpace.empty() ? "default" : name.nameSpace, name.name};
        if (kind == Name("Namespace"))
            addNamespace(root, name, std::move(labels), name.name, objects);
        else if (kind == Name("Pod"))
            addPod(root, placed, std::move(labels), objects);
        else if (kind == Name("Node"))
            addNode(root, name.name, objects);
        else if (kind == Name("Service"))
            addService(root, placed, std::move(labels), objects);
        else if (kind == Name("Endpoints"))
            addEndpoints(root, placed, objects);
        else if (kind == Name("EndpointSlice"))
            addEndpointSlice(root, placed, labels, objects);
        else
            addCidrGroup(root, name.name, std::move(labels), objects);
        root.skipRest();
    }
    if (findings.fault)
        return base::fail(base::ErrorCode::Malformed, *findings.fault, kind.toStdString() + ' ' + name.text());
    return {};
}

} // namespace

base::Result<void> addObject(const QJsonObject &object, ClusterObjects &objects)
{
    const QString kind = object.value(Name("kind")).toString();
    if (kind.endsWith(Name("List")) && object.value(Name("items")).isArray()) {
        const QString itemKind = kind.chopped(4);
        for (const QJsonValue &item : object.value(Name("items")).toArray()) {
            QJsonObject each = item.toObject();
            if (!each.contains(Name("kind"))) // the API server leaves it out in its own lists
                each.insert(Name("kind"), itemKind);
            if (auto added = addObject(each, objects); !added)
                return added;
        }
        return {};
    }
    const QString group = object.value(Name("apiVersion")).toString().section(u'/', 0, 0);
    if (kind == Name("NetworkPolicy") && group != Name("projectcalico.org") && group != Name("crd.projectcalico.org"))
        objects.networkPolicies.push_back(networkPolicyFromJson(object));
    else if (kind == Name("CiliumNetworkPolicy") || kind == Name("CiliumClusterwideNetworkPolicy"))
        objects.ciliumPolicies.push_back(ciliumPolicyFromJson(object));
    else if (std::find(readKinds.begin(), readKinds.end(), kind) != readKinds.end())
        return addPlainObject(object, kind, objects);
    return {};
}

} // namespace liteboxd::policy::objects
