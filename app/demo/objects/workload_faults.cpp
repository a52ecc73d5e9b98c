// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/demo_fault.h"
#include "app/demo/objects/object_removal.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString system = u"kube-system"_s;
const QString space = u"liteboxd"_s;
const QString secondNode = u"liteboxd-demo-2"_s;
const QString secondAgent = u"cilium-demo-2"_s;
const QString behaviour = u"liteboxd.io/demo-behaviour"_s;

using Change = std::function<void(QJsonObject &)>;

/// As whoever runs it would report it, past all that guards what people write.
void change(ObjectRegistry &registry, const ResourceType &type, const QString &nameSpace, const QString &name,
            const Change &how)
{
    const ObjectRef found = registry.store().find(type, nameSpace, name);
    if (!found)
        return;
    QJsonObject changed = found->json;
    how(changed);
    registry.store().put(type, changed);
}

/// Puts values into an object in an object: "metadata", "labels".
void insert(QJsonObject &object, const QString &part, const QString &field, const QJsonObject &values)
{
    QJsonObject outer = object[part].toObject();
    QJsonObject inner = outer[field].toObject();
    for (auto value = values.begin(); value != values.end(); ++value)
        inner.insert(value.key(), value.value());
    outer.insert(field, inner);
    object.insert(part, outer);
}

void setStatus(QJsonObject &object, const QString &field, const QJsonValue &value)
{
    QJsonObject status = object[u"status"].toObject();
    status.insert(field, value);
    object.insert(u"status"_s, status);
}

void setUnready(QJsonObject &object, const QString &reason)
{
    setStatus(object, u"conditions"_s,
              QJsonArray{QJsonObject{{u"type"_s, u"Ready"_s}, {u"status"_s, u"False"_s}, {u"reason"_s, reason}}});
}

QString firstNode(ObjectRegistry &registry)
{
    const auto table = registry.store().table(nodes());
    return table->empty() ? QString() : table->begin()->first;
}

void killNode(ObjectRegistry &registry)
{
    change(registry, nodes(), {}, secondNode, [](QJsonObject &node) { setUnready(node, u"NodeStatusUnknown"_s); });
}

void stopSecondAgent(ObjectRegistry &registry)
{
    change(registry, pods(), system, secondAgent,
           [](QJsonObject &agent) { setUnready(agent, u"ContainersNotReady"_s); });
    change(registry, daemonSets(), system, u"cilium"_s, [](QJsonObject &set) { setStatus(set, u"numberReady"_s, 1); });
}

void hideAddress(ObjectRegistry &registry)
{
    change(registry, nodes(), {}, secondNode, [](QJsonObject &node) {
        setStatus(node, u"addresses"_s,
                  QJsonArray{QJsonObject{{u"type"_s, u"Hostname"_s}, {u"address"_s, secondNode}}});
    });
}

void leaveFlannel(ObjectRegistry &registry)
{
    change(registry, nodes(), {}, firstNode(registry), [](QJsonObject &node) {
        insert(node, u"metadata"_s, u"annotations"_s, {{u"flannel.alpha.coreos.com/backend-type"_s, u"vxlan"_s}});
    });
}

/// The first sandbox that runs.
QString someSandbox(ObjectRegistry &registry)
{
    for (const auto &[key, pod] : *registry.store().table(pods())) {
        if (key.startsWith(space + u'/') && pod->json[u"status"][u"phase"].toString() == u"Running")
            return key.section(u'/', 1);
    }
    return {};
}

/// Policies for sandboxes do not select it any more, and no gateway finds it.
void dropLabel(ObjectRegistry &registry)
{
    change(registry, pods(), space, someSandbox(registry), [](QJsonObject &pod) {
        QJsonObject metadata = pod[u"metadata"].toObject();
        QJsonObject labels = metadata[u"labels"].toObject();
        labels.remove(u"app"_s);
        metadata.insert(u"labels"_s, labels);
        pod.insert(u"metadata"_s, metadata);
    });
}

void forgetEndpoint(ObjectRegistry &registry)
{
    change(registry, pods(), space, someSandbox(registry), [](QJsonObject &pod) {
        insert(pod, u"metadata"_s, u"annotations"_s, {{behaviour, u"no-endpoint"_s}});
    });
}

void relabelDns(ObjectRegistry &registry)
{
    change(registry, pods(), system, u"coredns-demo"_s, [](QJsonObject &pod) {
        insert(pod, u"metadata"_s, u"labels"_s, {{u"k8s-app"_s, u"coredns"_s}});
    });
}

void stopDns(ObjectRegistry &registry)
{
    change(registry, pods(), system, u"coredns-demo"_s,
           [](QJsonObject &pod) { setUnready(pod, u"ContainersNotReady"_s); });
}

/// It runs, and cannot answer: what it asks itself is away.
void breakDns(ObjectRegistry &registry)
{
    change(registry, pods(), system, u"coredns-demo"_s, [](QJsonObject &pod) {
        insert(pod, u"metadata"_s, u"annotations"_s, {{behaviour, u"servfail"_s}});
    });
}

void stopOperator(ObjectRegistry &registry)
{
    change(registry, deployments(), system, u"cilium-operator"_s,
           [](QJsonObject &deployment) { setStatus(deployment, u"readyReplicas"_s, 0); });
}

/// An upgrade that stands still: the agents run what they ran, the DaemonSet wants another.
void mixVersions(ObjectRegistry &registry)
{
    change(registry, pods(), system, u"cilium-demo"_s, [](QJsonObject &pod) {
        QJsonObject spec = pod[u"spec"].toObject();
        QJsonArray containers = spec[u"containers"].toArray();
        QJsonObject agent = containers.first().toObject();
        agent.insert(u"image"_s, u"quay.io/cilium/cilium:v1.17.4"_s);
        containers.replace(0, agent);
        spec.insert(u"containers"_s, containers);
        pod.insert(u"spec"_s, spec);
    });
}

/// Somebody deletes it, and somebody else's finalizer holds it: it is in force until that one lets go.
void holdPolicy(ObjectRegistry &registry)
{
    const QString policy = u"default-deny-all"_s;
    change(registry, networkPolicies(), space, policy, [](QJsonObject &object) {
        QJsonObject metadata = object[u"metadata"].toObject();
        metadata.insert(u"finalizers"_s, QJsonArray{u"somebody.example/backup"_s});
        object.insert(u"metadata"_s, metadata);
    });
    static_cast<void>(ObjectRemoval(registry).remove({&networkPolicies(), space, policy}, {}));
}

/// No kind of Cilium's policies is known, and so none is there.
void loseCiliumPolicies(ObjectRegistry &registry)
{
    const auto all = registry.store().table(ciliumNetworkPolicies());
    for (const auto &[key, policy] : *all)
        registry.store().remove(ciliumNetworkPolicies(), policy->json);
}

/// As Cilium's chart has it with bpf.events.drop.enabled and bpf.events.policyVerdict.enabled off.
void hideDrops(ObjectRegistry &registry)
{
    change(registry, configMaps(), system, u"cilium-config"_s, [](QJsonObject &settings) {
        QJsonObject data = settings[u"data"].toObject();
        data.insert(u"bpf-events-drop-enabled"_s, u"false"_s);
        data.insert(u"bpf-events-policy-verdict-enabled"_s, u"false"_s);
        settings.insert(u"data"_s, data);
    });
}

/// The agents, in the words of AgentRollout and Traffic.
std::function<void(ObjectRegistry &)> behaving(const QString &how)
{
    return [how](ObjectRegistry &registry) {
        change(registry, daemonSets(), system, u"cilium"_s, [&how](QJsonObject &set) {
            insert(set, u"metadata"_s, u"annotations"_s, {{behaviour, how}});
        });
    };
}

void removeNamespace(ObjectRegistry &registry)
{
    if (const ObjectRef found = registry.store().find(namespaces(), {}, space))
        registry.store().remove(namespaces(), found->json);
}

} // namespace

std::vector<DemoFault> workloadFaults()
{
    return {
        {"namespace-missing", "the namespace of the sandboxes is gone", removeNamespace},
        {"node-not-ready", "the second node is not ready", killNode},
        {"node-without-address", "the second node tells no internal address", hideAddress},
        {"agent-not-ready-there", "Cilium's agent is not ready on the second node", stopSecondAgent},
        {"agents-mixed", "Cilium's agents are of two versions", mixVersions},
        {"operator-down", "Cilium's operator is not ready", stopOperator},
        {"flannel-annotated", "flannel has left its annotations on the node", leaveFlannel},
        {"dns-relabelled", "the cluster's DNS has other labels than policies look for", relabelDns},
        {"dns-down", "the cluster's DNS is not ready", stopDns},
        {"dns-failing", "the cluster's DNS answers that it fails", breakDns},
        {"label-removed", "a sandbox has lost the label app=liteboxd", dropLabel},
        {"endpoint-missing", "Cilium's agent knows no endpoint of a sandbox that runs", forgetEndpoint},
        {"policy-held", "default-deny-all is being deleted, and a finalizer holds it", holdPolicy},
        {"stream-goes-on", "a connection that is open goes on when the label is taken away",
         behaving(u"keeps-connections"_s)},
        {"far-neighbour-open", "the agents take sandboxes of another node for a gateway, and let them through",
         behaving(u"mistakes-far"_s)},
        {"drops-off", "Cilium is set to tell Hubble of no drops", hideDrops},
        {"drops-untold", "Hubble tells of no drops, though nothing is set so", behaving(u"keeps-drops"_s)},
        {.name = "relay-half", .says = "Hubble Relay reaches one of two nodes", .unseenNode = secondNode},
        {.name = "quota-exceeded",
         .says = "a quota of the namespace lets no pod in",
         .refusesPods = u"exceeded quota: small, requested: pods=1, used: pods=6, limited: pods=6"_s},
        {.name = "limit-range",
         .says = "a limit range refuses what asks for little",
         .refusesPods = u"minimum memory usage per Container is 64Mi, but request is 16Mi"_s},
        {.name = "pod-security",
         .says = "Pod Security refuses every pod",
         .refusesPods = u"violates PodSecurity \"restricted:latest\": seccompProfile (pod or container \"main\" must "
                        "set securityContext.seccompProfile.type)"_s},
        {.name = "pods-pending", .says = "pods that are made do not start", .startsNoPods = true},
        {.name = "crd-missing",
         .says = "one of Cilium's custom resources, CiliumEndpoint, is not installed",
         .unserved = u"ciliumendpoints"_s},
        {.name = "crd-policies-missing",
         .says = "one of Cilium's custom resources, CiliumNetworkPolicy, is not installed",
         .make = loseCiliumPolicies,
         .unserved = u"ciliumnetworkpolicies"_s},
    };
}

} // namespace liteboxd::demo
