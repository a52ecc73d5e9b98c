// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/cluster_types.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString cilium = u"cilium.io"_s;
const QString metrics = u"metrics.k8s.io"_s;

} // namespace

const ResourceType &nodes()
{
    static const ResourceType type{{}, u"v1"_s, u"nodes"_s, u"node"_s, u"Node"_s, false, {u"no"_s}, true};
    return type;
}

const ResourceType &services()
{
    static const ResourceType type{{}, u"v1"_s, u"services"_s, u"service"_s, u"Service"_s, true, {u"svc"_s}, true};
    return type;
}

const ResourceType &endpoints()
{
    static const ResourceType type{{},   u"v1"_s,   u"endpoints"_s, u"endpoints"_s, u"Endpoints"_s,
                                   true, {u"ep"_s}, false,          false};
    return type;
}

const ResourceType &endpointSlices()
{
    static const ResourceType type{u"discovery.k8s.io"_s,
                                   u"v1"_s,
                                   u"endpointslices"_s,
                                   u"endpointslice"_s,
                                   u"EndpointSlice"_s,
                                   true,
                                   {},
                                   false,
                                   false};
    return type;
}

const ResourceType &ciliumNetworkPolicies()
{
    static const ResourceType type{cilium,
                                   u"v2"_s,
                                   u"ciliumnetworkpolicies"_s,
                                   u"ciliumnetworkpolicy"_s,
                                   u"CiliumNetworkPolicy"_s,
                                   true,
                                   {u"cnp"_s, u"ciliumnp"_s},
                                   true};
    return type;
}

const ResourceType &ciliumClusterwideNetworkPolicies()
{
    static const ResourceType type{cilium,
                                   u"v2"_s,
                                   u"ciliumclusterwidenetworkpolicies"_s,
                                   u"ciliumclusterwidenetworkpolicy"_s,
                                   u"CiliumClusterwideNetworkPolicy"_s,
                                   false,
                                   {u"ccnp"_s},
                                   true};
    return type;
}

const ResourceType &ciliumCidrGroups()
{
    static const ResourceType type{cilium, u"v2"_s,   u"ciliumcidrgroups"_s, u"ciliumcidrgroup"_s, u"CiliumCIDRGroup"_s,
                                   false,  {u"ccg"_s}};
    return type;
}

const ResourceType &ciliumEndpoints()
{
    static const ResourceType type{cilium,
                                   u"v2"_s,
                                   u"ciliumendpoints"_s,
                                   u"ciliumendpoint"_s,
                                   u"CiliumEndpoint"_s,
                                   true,
                                   {u"cep"_s, u"ciliumep"_s},
                                   true,
                                   false};
    return type;
}

const ResourceType &daemonSets()
{
    static const ResourceType type{u"apps"_s,      u"v1"_s, u"daemonsets"_s, u"daemonset"_s,
                                   u"DaemonSet"_s, true,    {u"ds"_s},       true};
    return type;
}

const ResourceType &deployments()
{
    static const ResourceType type{u"apps"_s,       u"v1"_s, u"deployments"_s, u"deployment"_s,
                                   u"Deployment"_s, true,    {u"deploy"_s},    true};
    return type;
}

const ResourceType &podMetrics()
{
    static const ResourceType type{metrics, u"v1beta1"_s, u"pods"_s, {}, u"PodMetrics"_s, true, {}, false, false};
    return type;
}

const ResourceType &nodeMetrics()
{
    static const ResourceType type{metrics, u"v1beta1"_s, u"nodes"_s, {}, u"NodeMetrics"_s, false, {}, false, false};
    return type;
}

} // namespace liteboxd::demo
