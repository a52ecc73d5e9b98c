// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::kube {

/// A kind of object as the API server's paths name it. A value.
struct Resource
{
    std::string group;   ///< "" for the core group, "networking.k8s.io"
    std::string version; ///< "v1"
    std::string plural;  ///< "pods"
    std::string kind;    ///< "Pod"
    bool namespaced = true;

    /// As an object's apiVersion says it: "v1", "networking.k8s.io/v1".
    std::string apiVersion() const { return group.empty() ? version : group + '/' + version; }

    bool operator==(const Resource &) const = default;
};

/// The kinds that every API server has and this project uses.
namespace resources {
Resource pods();
Resource namespaces();
Resource nodes();
Resource services();
Resource networkPolicies();
} // namespace resources

} // namespace liteboxd::kube
