// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_registry.h"

#include <QJsonObject>

#include <deque>

namespace liteboxd::demo {

/// Writes down what scheduler and node do to a pod, as Events of the cluster. The last 1,000 are kept: a real cluster
/// forgets them after an hour. One thread, that of the registry.
class EventRecorder
{
public:
    enum class Type { Normal, Warning };

    explicit EventRecorder(ObjectRegistry &registry)
        : m_registry(registry)
    {}

    /// `component` is who notes it: "kubelet", "default-scheduler".
    void record(const QJsonObject &pod, Type type, const QString &component, const QString &reason,
                const QString &message);

private:
    ObjectRegistry &m_registry;
    std::deque<ObjectName> m_kept;
    qint64 m_count = 0;
};

} // namespace liteboxd::demo
