// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_removal.h"

#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace liteboxd::demo {

/// Deletes what belonged to an object that is gone, as Kubernetes' garbage collector does: every object of which all
/// metadata.ownerReferences name objects that are no more. It looks when something is deleted, and at once. One thread,
/// that of the store, which must outlive it.
class GarbageCollector
{
public:
    explicit GarbageCollector(ObjectRegistry &registry);

private:
    /// Type, namespace and name of an object.
    using Place = std::tuple<const ResourceType *, QString, QString>;

    void onChange(const Change &change);
    void removeOrphansOf(const QString &gone);
    bool isThere(const QString &uid) const;

    ObjectRegistry &m_registry;
    ObjectRemoval m_removal;
    std::map<QString, std::set<Place>> m_owned; ///< who has ever named that uid as its owner
    std::shared_ptr<void> m_subscription;
};

} // namespace liteboxd::demo
