// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/container_files.h"
#include "app/demo/node/container_logs.h"
#include "app/demo/node/event_recorder.h"
#include "app/demo/node/pod_status.h"
#include "app/demo/node/sandbox_network.h"
#include "app/demo/objects/object_registry.h"
#include "app/demo/objects/object_removal.h"

#include <chrono>
#include <map>

namespace liteboxd::demo {

/// Scheduler and both nodes of the demo in one: gives new pods a node, an address and a living sandbox behind it, and
/// ends what is deleted. A pod that no node takes waits until one does; one that a client gives an address itself is
/// left alone. Runs on the worker of the API server; its tasks end with that worker's reactor, before this object goes.
class Kubelet
{
public:
    /// How long things take that take a moment in a real cluster.
    struct Delays
    {
        std::chrono::milliseconds start{150};
        std::chrono::milliseconds end{200};
    };

    static constexpr std::string_view nodeName = "liteboxd-demo";
    static constexpr std::string_view secondNodeName = "liteboxd-demo-2";

    Kubelet(http::Worker &worker, ObjectRegistry &registry, Delays delays);

    /// Brings a pod up at once instead of after a moment: for those there are when the demo starts.
    void bringUpNow(const ObjectName &pod);

    /// Puts a pod into the store that has all of its fields but the status, as one that runs already.
    void adopt(const ObjectName &name, QJsonObject pod);

    /// The program of this pod runs in the demo itself, at this address.
    void adoptAddress(const ObjectName &name, const io::SocketAddress &address);

    /// Something that is no pod and serves beside them, at an address that follows from `name`; until the end. Errors
    /// as SandboxNetwork::add().
    base::Result<io::SocketAddress> serveBeside(std::string_view name, std::unique_ptr<http::Service> service);

    /// The address a pod lives at, if it is one of ours.
    std::optional<io::SocketAddress> addressOf(const QString &space, const QString &name) const;

    /// What the container of a pod has written; nullptr if nothing, or if the pod is gone.
    const ContainerLogs::Log *logOf(const QString &space, const QString &name) const;

    /// What the container of a pod sees as files; they go with the pod, or with the last who uses them.
    std::shared_ptr<ContainerFiles> filesOf(const QString &space, const QString &name);

    /// The container writes a line.
    void log(const QString &space, const QString &name, std::string line);

private:
    void onChange(const Change &change);
    void tryAgain();
    bool place(const ObjectName &pod);
    QJsonObject onItsNode(QJsonObject status, const QJsonObject &pod) const;
    io::Task<void> bringUpSoon(ObjectName pod, QString uid);
    io::Task<void> endSoon(ObjectName pod, QString uid);
    io::Task<void> endAtDeadline(ObjectName pod, QString uid, std::chrono::seconds deadline);
    void reportStatus(const ObjectName &pod, const QJsonObject &status);
    QJsonObject startedStatus(const ObjectName &name, const QJsonObject &pod);
    base::Result<std::shared_ptr<SandboxServer>> startSandbox(const ObjectName &pod);
    void stopSandbox(const ObjectName &pod);
    void recordStart(const QJsonObject &pod, PodFate fate);
    bool isStill(const ObjectName &pod, const QString &uid) const;

    http::Worker &m_worker;
    ObjectRegistry &m_registry;
    ObjectRemoval m_removal;
    Delays m_delays;
    ContainerLogs m_logs;
    EventRecorder m_events;
    SandboxNetwork m_network;
    std::map<QString, std::shared_ptr<SandboxServer>> m_sandboxes; ///< by "namespace/name"
    std::map<QString, std::shared_ptr<ContainerFiles>> m_files;
    std::map<QString, io::SocketAddress> m_adopted; ///< of pods whose program is elsewhere in the demo
    QJsonValue m_adoptedStatus;                     ///< of the last pod that was adopted, for the next to share
    std::size_t m_turn = 0;                         ///< of the nodes, to take the next pod
    std::shared_ptr<void> m_subscription;
};

} // namespace liteboxd::demo
