// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/kubelet.h"

#include <QHash>

namespace liteboxd::demo {

/// Brings the pods in that there are when the demo starts, thousands of them. The first of each make is created,
/// defaulted, owned, and brought up as any pod. Another of the same make takes spec and owners from it, which both then
/// share in memory, and is written once.
class FleetPlanter
{
public:
    FleetPlanter(ObjectRegistry &registry, Kubelet &kubelet)
        : m_registry(registry)
        , m_kubelet(kubelet)
    {}

    /// Puts `pod` of a SampleFleet into the cluster. What cannot be created is left out.
    void plant(const QJsonObject &pod);

private:
    void plantFirst(const ObjectName &name, const QJsonObject &pod);
    void plantAnother(const ObjectName &name, const QJsonObject &pod, const QJsonObject &first);

    ObjectRegistry &m_registry;
    Kubelet &m_kubelet;
    QHash<QByteArray, QString> m_firsts; ///< names, by make
};

} // namespace liteboxd::demo
