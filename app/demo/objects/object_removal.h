// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_registry.h"

#include <optional>

namespace liteboxd::demo {

/// The DeleteOptions of a request, from its body and its query.
struct RemovalOptions
{
    std::optional<QString> uid;
    std::optional<QString> resourceVersion;
    std::optional<qint64> gracePeriodSeconds;
    Persistence persistence = Persistence::Store;
};

/// DELETE. A pod that runs on a node ends in its own time: it is marked, and whoever plays the kubelet removes it;
/// any other object goes at once, a namespace with all that is in it; one with finalizers is marked, and goes when the
/// last of them is taken away.
class ObjectRemoval
{
public:
    explicit ObjectRemoval(ObjectRegistry &registry)
        : m_registry(registry)
    {}

    /// What the API server answers: the object, or a Status of Success. 404, 409 for a precondition, 403 for the
    /// namespaces that the cluster needs.
    Outcome<QJsonObject> remove(const ObjectName &target, const RemovalOptions &options);

    /// Ends a marked pod for good.
    void finish(const ObjectName &target);

private:
    QJsonObject marked(const ResourceType &type, const QJsonObject &object, qint64 graceSeconds) const;
    void empty(const QString &space);

    ObjectRegistry &m_registry;
};

} // namespace liteboxd::demo
