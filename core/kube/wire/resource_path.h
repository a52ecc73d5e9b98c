// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/resource.h"

#include <string>

namespace liteboxd::kube {

/// The address of a collection, an object or a subresource inside an API server. A value.
/// `ResourcePath{resources::pods(), "liteboxd", "sandbox-0a1b2c3d", "status"}`
struct ResourcePath
{
    Resource resource;
    std::string nameSpace{};   ///< "" for kinds without one, and for "in all namespaces"
    std::string name{};        ///< "" for the collection
    std::string subresource{}; ///< "status", "proxy", ...

    /// "/api/v1/namespaces/liteboxd/pods/sandbox-0a1b2c3d/status"; each part is percent-encoded, so no name can leave
    /// its place in the path.
    std::string path() const;

    /// For people, as Error::context: "pods in namespace liteboxd", "pods/sandbox-0a1b2c3d in namespace liteboxd".
    std::string text() const;

    /// The collection that holds this object.
    ResourcePath collection() const { return {resource, nameSpace}; }

    bool operator==(const ResourcePath &) const = default;
};

} // namespace liteboxd::kube
