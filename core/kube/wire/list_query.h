// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/resource_path.h"

#include <QJsonArray>

#include <chrono>
#include <string>

namespace liteboxd::kube {

/// Which objects a list or a watch is about.
struct ListQuery
{
    ResourcePath collection;
    std::string labelSelector{}; ///< "app=liteboxd,liteboxd.io/internet-access=true"
    std::string fieldSelector{}; ///< "metadata.name=x"

    /// Path and query of one page: `limit` objects (0: all) from `continueToken` on ("" at the beginning).
    std::string pageTarget(int limit, const std::string &continueToken) const;

    /// Path and query of one answer with all objects. `resourceVersion` "0": as the server has them in memory, which
    /// may be moments old and costs it least; "": as they are in its store. Source: Kubernetes API concepts, "Semantics
    /// for get and list".
    std::string listTarget(const std::string &resourceVersion) const;

    /// Path and query of a watch with bookmarks that goes on from `resourceVersion`; the server ends it after
    /// `duration`.
    std::string watchTarget(const std::string &resourceVersion, std::chrono::seconds duration) const;
};

/// What a whole list held.
struct ObjectList
{
    QJsonArray items;
    std::string resourceVersion; ///< a watch may go on from here
};

} // namespace liteboxd::kube
