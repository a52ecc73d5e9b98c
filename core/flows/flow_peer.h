// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace liteboxd::flows {

/// What owns a pod: {"name", "kind"} of flow.Workload.
struct Workload
{
    QString name;
    QString kind;

    bool operator==(const Workload &) const = default;
};

/// One end of a flow: flow.Endpoint and the fields of flow.Flow that belong to it. Everything may be empty. A decoder
/// shares equal strings and lists between flows, since most flows of a sandbox have the same.
struct FlowPeer
{
    std::uint32_t endpointId = 0; ///< 0: not an endpoint of the node that saw it
    std::uint32_t identity = 0;   ///< Cilium's security identity; below 256 one that is reserved, 0 unknown
    QString clusterName;
    QString nameSpace;
    QString pod;
    QStringList labels; ///< "k8s:app=liteboxd", "reserved:world"
    QList<Workload> workloads;
    QString address;    ///< IPv4 or IPv6; empty: no IP packet
    QString translated; ///< of a source: its address after source NAT
    std::uint16_t port = 0;
    QStringList names; ///< DNS names known for the address, without the dot at the end
    QString serviceNamespace;
    QString serviceName;

    /// "liteboxd/sandbox-4f1c0a9e"; empty without a pod
    QString podName() const { return pod.isEmpty() ? QString() : nameSpace + QLatin1Char('/') + pod; }

    /// The value of the label `sandbox-id`; empty: this is no sandbox.
    QString sandboxId() const;

    /// Whether `label` is one of labels.
    bool has(QLatin1String label) const;
};

} // namespace liteboxd::flows
