// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_store.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace liteboxd::demo {

/// metrics.k8s.io: what running pods and their nodes use, as metrics-server says it. get and list, with selectors by
/// the labels and names of pods and nodes; no watch. One thread, that of the store.
class MetricsEndpoint
{
public:
    explicit MetricsEndpoint(const ObjectStore &store)
        : m_store(store)
    {}

    /// Whether a request is about what this answers.
    static bool serves(const ApiTarget &target);

    /// 404 for what is not there or does not run, 405 for anything but reading, 400 for selectors.
    Outcome<QByteArray> answer(std::string_view method, const ApiTarget &target, const QDateTime &now) const;

private:
    /// The metrics of one object; empty if it has none.
    QJsonObject metricsOf(const ResourceType &type, const QJsonObject &object, const QDateTime &now) const;
    QJsonObject ofPod(const QJsonObject &pod, const QDateTime &now) const;
    QJsonObject ofNode(const QJsonObject &node, const QDateTime &now) const;

    const ObjectStore &m_store;
};

} // namespace liteboxd::demo
