// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/resource_type.h"

#include "app/demo/objects/cluster_types.h"

#include <array>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

const ResourceType &namespaces()
{
    static const ResourceType type{{},        u"v1"_s, u"namespaces"_s, u"namespace"_s, u"Namespace"_s, false,
                                   {u"ns"_s}, true};
    return type;
}

const ResourceType &pods()
{
    static const ResourceType type{{}, u"v1"_s, u"pods"_s, u"pod"_s, u"Pod"_s, true, {u"po"_s}, true};
    return type;
}

const ResourceType &networkPolicies()
{
    static const ResourceType type{u"networking.k8s.io"_s, u"v1"_s, u"networkpolicies"_s, u"networkpolicy"_s,
                                   u"NetworkPolicy"_s,     true,    {u"netpol"_s},        false};
    return type;
}

const ResourceType &configMaps()
{
    static const ResourceType type{{},   u"v1"_s,   u"configmaps"_s, u"configmap"_s, u"ConfigMap"_s,
                                   true, {u"cm"_s}, false,           false};
    return type;
}

const ResourceType &events()
{
    static const ResourceType type{{}, u"v1"_s, u"events"_s, u"event"_s, u"Event"_s, true, {u"ev"_s}, false, false};
    return type;
}

const ResourceType &leases()
{
    static const ResourceType type{
        u"coordination.k8s.io"_s, u"v1"_s, u"leases"_s, u"lease"_s, u"Lease"_s, true, {}, false, false};
    return type;
}

std::span<const ResourceType *const> storedTypes()
{
    static const std::array<const ResourceType *, 16> types{&namespaces(),
                                                            &pods(),
                                                            &nodes(),
                                                            &services(),
                                                            &endpoints(),
                                                            &endpointSlices(),
                                                            &networkPolicies(),
                                                            &ciliumNetworkPolicies(),
                                                            &ciliumClusterwideNetworkPolicies(),
                                                            &ciliumCidrGroups(),
                                                            &ciliumEndpoints(),
                                                            &daemonSets(),
                                                            &deployments(),
                                                            &configMaps(),
                                                            &events(),
                                                            &leases()};
    return types;
}

std::span<const ResourceType *const> measuredTypes()
{
    static const std::array<const ResourceType *, 2> types{&nodeMetrics(), &podMetrics()};
    return types;
}

const ResourceType *findType(const QString &group, const QString &version, const QString &plural)
{
    for (const auto types : {storedTypes(), measuredTypes()}) {
        for (const ResourceType *type : types) {
            if (type->group == group && type->version == version && type->plural == plural)
                return type;
        }
    }
    return nullptr;
}

bool isKnownButNotServed(const QString &group, const QString &plural)
{
    static const QStringList core{
        u"bindings"_s,
        u"componentstatuses"_s,
        u"limitranges"_s,
        u"persistentvolumeclaims"_s,
        u"persistentvolumes"_s,
        u"podtemplates"_s,
        u"replicationcontrollers"_s,
        u"resourcequotas"_s,
        u"secrets"_s,
        u"serviceaccounts"_s,
    };
    static const QStringList groups{
        u"admissionregistration.k8s.io"_s,
        u"apiextensions.k8s.io"_s,
        u"apiregistration.k8s.io"_s,
        u"apps"_s,
        u"authentication.k8s.io"_s,
        u"authorization.k8s.io"_s,
        u"autoscaling"_s,
        u"batch"_s,
        u"certificates.k8s.io"_s,
        u"coordination.k8s.io"_s,
        u"events.k8s.io"_s,
        u"flowcontrol.apiserver.k8s.io"_s,
        u"networking.k8s.io"_s,
        u"node.k8s.io"_s,
        u"policy"_s,
        u"rbac.authorization.k8s.io"_s,
        u"resource.k8s.io"_s,
        u"scheduling.k8s.io"_s,
        u"storage.k8s.io"_s,
    };
    return group.isEmpty() ? core.contains(plural) : groups.contains(group);
}

} // namespace liteboxd::demo
