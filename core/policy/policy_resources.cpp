// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_resources.h"

namespace liteboxd::policy::resources {

kube::Resource ciliumNetworkPolicies()
{
    return {"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"};
}

kube::Resource ciliumClusterwideNetworkPolicies()
{
    return {"cilium.io", "v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy", false};
}

const std::vector<kube::Resource> &policies()
{
    static const std::vector<kube::Resource> all{kube::resources::networkPolicies(), ciliumNetworkPolicies(),
                                                 ciliumClusterwideNetworkPolicies()};
    return all;
}

std::optional<kube::Resource> kindOf(const QJsonObject &object)
{
    for (const kube::Resource &resource : policies()) {
        if (object.value(u"kind").toString().toStdString() == resource.kind &&
            object.value(u"apiVersion").toString().toStdString() == resource.apiVersion())
            return resource;
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::resources
