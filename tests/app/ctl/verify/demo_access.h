// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <QJsonArray>
#include <QObject>

#include <memory>

namespace liteboxd::tests {

/// Changes to a demo cluster by its API, and back to how it was: the base policies in place, and nothing else in the
/// namespace but the sandboxes that were there. Every call waits for its answer.
class DemoAccess
{
public:
    explicit DemoAccess(const QString &kubeconfig);

    /// Empty, or why it could not connect.
    const QString &fault() const { return m_fault; }

    /// Names of the pods that run, in order.
    QStringList runningPods();
    QJsonObject pod(const QString &name);

    bool removePolicy(const QString &name);
    bool removeCiliumPolicy(const QString &name);

    /// Names of the pods that verifications made, in all namespaces.
    QStringList probePods();

    /// JSON patch operations on a policy or a pod.
    bool patchPolicy(const QString &name, const QJsonArray &operations);
    bool annotate(const QString &pod, const QString &annotation, const QJsonValue &value);

    /// Adds a NetworkPolicy for every pod of the namespace.
    bool addPolicy(const QString &name, const QJsonObject &spec);

    /// Any object, as `kubectl patch --type=merge`, `create` and `delete` would.
    bool merge(const kube::ResourcePath &path, const QJsonObject &changes);
    bool create(const kube::ResourcePath &path, const QJsonObject &object);
    bool remove(const kube::ResourcePath &path);

    /// Removes policies that are not the base policies, and puts those in place.
    bool restore();

private:
    bool wrote(const base::Result<QJsonObject> &answer);

    QString m_fault;
    QObject m_context;
    std::unique_ptr<kube::ApiClient> m_api;
};

} // namespace liteboxd::tests
