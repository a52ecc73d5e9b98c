// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/resource.h"

namespace liteboxd::kube::resources {

Resource pods()
{
    return {"", "v1", "pods", "Pod", true};
}

Resource namespaces()
{
    return {"", "v1", "namespaces", "Namespace", false};
}

Resource nodes()
{
    return {"", "v1", "nodes", "Node", false};
}

Resource services()
{
    return {"", "v1", "services", "Service", true};
}

Resource networkPolicies()
{
    return {"networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true};
}

} // namespace liteboxd::kube::resources
