// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/kubelet.h"

#include "app/demo/node/pod_placement.h"
#include "app/demo/node/pod_status.h"
#include "app/demo/node/sandbox_site.h"
#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/node_address.h"
#include "app/demo/objects/shared_parts.h"
#include "gateway/http/worker.h"
#include "gateway/io/timer.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject metadataOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject();
}

ObjectName nameOf(const QJsonObject &pod)
{
    const QJsonObject metadata = metadataOf(pod);
    return {&pods(), metadata.value("namespace"_L1).toString(), metadata.value("name"_L1).toString()};
}

QString uidOf(const QJsonObject &pod)
{
    return metadataOf(pod).value("uid"_L1).toString();
}

bool isEnding(const QJsonObject &pod)
{
    return metadataOf(pod).contains("deletionTimestamp"_L1);
}

QString nodeOf(const QJsonObject &pod)
{
    return pod.value("spec"_L1).toObject().value("nodeName"_L1).toString();
}

/// Whether it was made for one of our nodes by name, past any scheduler.
bool isForOurs(const QJsonObject &pod)
{
    const std::string node = nodeOf(pod).toStdString();
    return node == Kubelet::nodeName || node == Kubelet::secondNodeName;
}

/// Whether the pod waits for this scheduler or for one of our nodes, and nobody has taken it in hand yet.
bool isNobodys(const QJsonObject &pod)
{
    const bool isOurs = nodeOf(pod).isEmpty()
                            ? pod.value("spec"_L1).toObject().value("schedulerName"_L1) == u"default-scheduler"_s
                            : isForOurs(pod);
    const QJsonObject status = pod.value("status"_L1).toObject();
    return isOurs && !status.contains("podIP"_L1) && !status.contains("containerStatuses"_L1);
}

} // namespace

Kubelet::Kubelet(http::Worker &worker, ObjectRegistry &registry, Delays delays)
    : m_worker(worker)
    , m_registry(registry)
    , m_removal(registry)
    , m_delays(delays)
    , m_events(registry)
    , m_network(worker)
{
    m_subscription = registry.store().subscribe([this](const Change &change) {
        if (change.type == &pods())
            onChange(change);
        else if (change.type == &nodes() && change.kind != ChangeKind::Deleted)
            tryAgain();
    });
}

/// A node is not what it was: it may take who waits.
void Kubelet::tryAgain()
{
    const auto table = m_registry.store().table(pods());
    for (const auto &[key, pod] : *table) {
        if (nodeOf(pod->json).isEmpty() && isNobodys(pod->json))
            m_worker.reactor().spawn(bringUpSoon(nameOf(pod->json), uidOf(pod->json)));
    }
}

void Kubelet::onChange(const Change &change)
{
    const QJsonObject &pod = change.object->json;
    const ObjectName name = nameOf(pod);
    if (change.kind == ChangeKind::Deleted) {
        m_logs.forget(tableKey(name.space, name.name));
        m_files.erase(tableKey(name.space, name.name));
        m_adopted.erase(tableKey(name.space, name.name));
        stopSandbox(name);
    } else if (change.kind == ChangeKind::Added) {
        if (isNobodys(pod))
            m_worker.reactor().spawn(bringUpSoon(name, uidOf(pod)));
    } else if (isEnding(pod) && !isEnding(change.previous->json)) {
        m_events.record(pod, EventRecorder::Type::Normal, u"kubelet"_s, u"Killing"_s, u"Stopping container main"_s);
        m_worker.reactor().spawn(endSoon(name, uidOf(pod)));
    }
}

bool Kubelet::isStill(const ObjectName &pod, const QString &uid) const
{
    const ObjectRef found = m_registry.store().find(*pod.type, pod.space, pod.name);
    return found && uidOf(found->json) == uid;
}

io::Task<void> Kubelet::bringUpSoon(ObjectName pod, QString uid)
{
    io::Timer timer(m_worker.reactor());
    co_await timer.until(io::Clock::now() + m_delays.start);
    if (!isStill(pod, uid))
        co_return;
    const ObjectRef found = m_registry.store().find(*pod.type, pod.space, pod.name);
    if (!found || !isNobodys(found->json) || isEnding(found->json) || !place(pod))
        co_return;
    recordStart(m_registry.store().find(*pod.type, pod.space, pod.name)->json, fateOf(found->json));
    bringUpNow(pod);
}

/// Gives it a node, if it has none; false if no node takes it, which its status says then.
bool Kubelet::place(const ObjectName &pod)
{
    const ObjectRef found = m_registry.store().find(*pod.type, pod.space, pod.name);
    if (!nodeOf(found->json).isEmpty())
        return true;
    const Placement placement = placementOf(found->json, m_registry.store(), m_turn++);
    if (placement.node.isEmpty()) {
        m_events.record(found->json, EventRecorder::Type::Warning, u"default-scheduler"_s, u"FailedScheduling"_s,
                        placement.why);
        reportStatus(pod, unscheduled(found->json, placement.why, m_registry.now()));
        return false;
    }
    static_cast<void>(m_registry.bind(pod, placement.node));
    return true;
}

io::Task<void> Kubelet::endSoon(ObjectName pod, QString uid)
{
    io::Timer timer(m_worker.reactor());
    co_await timer.until(io::Clock::now() + m_delays.end);
    if (isStill(pod, uid))
        m_removal.finish(pod);
}

io::Task<void> Kubelet::endAtDeadline(ObjectName pod, QString uid, std::chrono::seconds deadline)
{
    io::Timer timer(m_worker.reactor());
    co_await timer.until(io::Clock::now() + deadline);
    const ObjectRef found = m_registry.store().find(*pod.type, pod.space, pod.name);
    if (!isStill(pod, uid) || isEnding(found->json) ||
        found->json.value("status"_L1).toObject().value("phase"_L1) != u"Running"_s)
        co_return;
    m_events.record(found->json, EventRecorder::Type::Normal, u"kubelet"_s, u"DeadlineExceeded"_s,
                    u"Pod was active on the node longer than the specified deadline"_s);
    stopSandbox(pod);
    reportStatus(pod, pastDeadline(found->json, m_registry.now()));
}

void Kubelet::stopSandbox(const ObjectName &pod)
{
    const auto sandbox = m_sandboxes.find(tableKey(pod.space, pod.name));
    if (sandbox == m_sandboxes.end())
        return;
    m_network.remove(*sandbox->second);
    m_sandboxes.erase(sandbox);
}

void Kubelet::recordStart(const QJsonObject &pod, PodFate fate)
{
    using Type = EventRecorder::Type;
    const QString kubelet = u"kubelet"_s;
    const QJsonObject metadata = metadataOf(pod);
    const QString address = metadata.value("namespace"_L1).toString() + u'/' + metadata.value("name"_L1).toString();
    const QJsonArray containers = pod.value("spec"_L1).toObject().value("containers"_L1).toArray();
    const QString image = containers.at(0).toObject().value("image"_L1).toString();
    m_events.record(pod, Type::Normal, u"default-scheduler"_s, u"Scheduled"_s,
                    u"Successfully assigned %1 to %2"_s.arg(address, nodeOf(pod)));
    m_events.record(pod, Type::Normal, kubelet, u"Pulling"_s, u"Pulling image \"%1\""_s.arg(image));
    if (fate == PodFate::ImageMissing) {
        m_events.record(pod, Type::Warning, kubelet, u"Failed"_s,
                        u"Failed to pull image \"%1\": no such host"_s.arg(image));
        m_events.record(pod, Type::Normal, kubelet, u"BackOff"_s, u"Back-off pulling image \"%1\""_s.arg(image));
        return;
    }
    m_events.record(pod, Type::Normal, kubelet, u"Pulled"_s, u"Successfully pulled image \"%1\""_s.arg(image));
    m_events.record(pod, Type::Normal, kubelet, u"Created"_s, u"Created container: main"_s);
    m_events.record(pod, Type::Normal, kubelet, u"Started"_s, u"Started container main"_s);
}

void Kubelet::bringUpNow(const ObjectName &pod)
{
    const ObjectRef found = m_registry.store().find(*pod.type, pod.space, pod.name);
    if (!found || !isNobodys(found->json) || isEnding(found->json) || !place(pod))
        return;
    reportStatus(pod, startedStatus(pod, found->json));
    const auto deadline = found->json.value("spec"_L1).toObject().value("activeDeadlineSeconds"_L1).toInteger();
    if (deadline > 0)
        m_worker.reactor().spawn(endAtDeadline(pod, uidOf(found->json), std::chrono::seconds(deadline)));
}

void Kubelet::adopt(const ObjectName &name, QJsonObject pod)
{
    m_adoptedStatus = sharingWith(m_adoptedStatus, onItsNode(startedStatus(name, pod), pod));
    pod.insert(u"status"_s, m_adoptedStatus);
    m_registry.store().put(*name.type, std::move(pod));
}

void Kubelet::adoptAddress(const ObjectName &name, const io::SocketAddress &address)
{
    m_adopted.insert_or_assign(tableKey(name.space, name.name), address);
}

/// Starts what is to run, and says what became of it.
QJsonObject Kubelet::startedStatus(const ObjectName &name, const QJsonObject &pod)
{
    const PodFate fate = fateOf(pod);
    if (fate != PodFate::Runs)
        return podStatus(pod, fate, {}, m_registry.now());
    const auto sandbox = startSandbox(name);
    if (!sandbox)
        return failedStart(pod, QString::fromStdString(sandbox.error().message), m_registry.now());
    m_sandboxes[tableKey(name.space, name.name)] = *sandbox;
    log(name.space, name.name, "sandbox " + name.name.toStdString() + " listens on port 8080 (demo)");
    return podStatus(pod, fate, QString::fromStdString((*sandbox)->address().host()), m_registry.now());
}

base::Result<std::shared_ptr<SandboxServer>> Kubelet::startSandbox(const ObjectName &pod)
{
    const std::string name = pod.name.toStdString();
    const auto note = [this, pod](std::string line) { log(pod.space, pod.name, std::move(line)); };
    return m_network.add(pod.space.toStdString() + '/' + name, std::make_unique<SandboxSite>(name, note));
}

void Kubelet::reportStatus(const ObjectName &pod, const QJsonObject &status)
{
    const WriteContext context{{u"kubelet"_s, u"status"_s}, Persistence::Store};
    static_cast<void>(m_registry.update(
        pod,
        [this, status](const QJsonObject &live) -> Outcome<QJsonObject> {
            QJsonObject next = live;
            next.insert(u"status"_s, onItsNode(status, live));
            return next;
        },
        context));
}

QJsonObject Kubelet::onItsNode(QJsonObject status, const QJsonObject &pod) const
{
    const QString address = nodeAddress(m_registry.store(), nodeOf(pod));
    if (!address.isEmpty())
        status.insert(u"hostIP"_s, address);
    return status;
}

const ContainerLogs::Log *Kubelet::logOf(const QString &space, const QString &name) const
{
    return m_logs.find(tableKey(space, name));
}

std::shared_ptr<ContainerFiles> Kubelet::filesOf(const QString &space, const QString &name)
{
    std::shared_ptr<ContainerFiles> &files = m_files[tableKey(space, name)];
    if (!files)
        files = std::make_shared<ContainerFiles>();
    return files;
}

void Kubelet::log(const QString &space, const QString &name, std::string line)
{
    if (addressOf(space, name))
        m_logs.append(tableKey(space, name), std::move(line));
}

base::Result<io::SocketAddress> Kubelet::serveBeside(std::string_view name, std::unique_ptr<http::Service> service)
{
    const auto added = m_network.add(name, std::move(service));
    if (!added)
        return base::fail(added.error());
    return (*added)->address();
}

std::optional<io::SocketAddress> Kubelet::addressOf(const QString &space, const QString &name) const
{
    if (const auto adopted = m_adopted.find(tableKey(space, name)); adopted != m_adopted.end())
        return adopted->second;
    const auto sandbox = m_sandboxes.find(tableKey(space, name));
    return sandbox == m_sandboxes.end() ? std::nullopt : std::optional(sandbox->second->address());
}

} // namespace liteboxd::demo
