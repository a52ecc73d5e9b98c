// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/resource.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::kube {

/// One kind that an API server serves, in one version.
struct ServedResource
{
    Resource resource;
    std::vector<std::string> verbs{};
    std::vector<std::string> subresources{}; ///< "status"

    bool serves(const std::string &verb) const;
};

/// The kinds that an API server serves, each group's preferred version first. A value.
class Discovery
{
public:
    /// The kind in the version that the server prefers; nothing if it has no such kind: then the
    /// CustomResourceDefinition is not installed.
    std::optional<ServedResource> find(const std::string &group, const std::string &plural) const;

    /// All versions of the kind, the preferred one first.
    std::vector<std::string> versionsOf(const std::string &group, const std::string &plural) const;

    const std::vector<ServedResource> &resources() const { return m_resources; }

    /// Adds an APIResourceList (Kubernetes, meta/v1).
    void addResourceList(const QJsonObject &list);

    /// Adds the groups named in `groups` of an APIGroupDiscoveryList (apidiscovery.k8s.io/v2).
    void addAggregated(const QJsonObject &list, const std::vector<std::string> &groups);

private:
    std::vector<ServedResource> m_resources;
};

} // namespace liteboxd::kube
