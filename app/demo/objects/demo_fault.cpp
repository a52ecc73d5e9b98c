// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/demo_fault.h"

#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/object_removal.h"
#include "app/demo/objects/yaml_document.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

using Make = std::function<void(ObjectRegistry &)>;

const QString space = u"liteboxd"_s;
const QString token = u"liteboxd.io/access-token"_s;

WriteContext by(const QString &manager)
{
    return {{manager, {}}, Persistence::Store};
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

Make without(const QString &policy)
{
    return [policy](ObjectRegistry &registry) {
        for (const ResourceType *type : {&networkPolicies(), &ciliumNetworkPolicies()})
            static_cast<void>(ObjectRemoval(registry).remove({type, space, policy}, {}));
    };
}

/// Another spec for a policy that is there, by somebody else.
Make edited(const QString &policy, const char *spec)
{
    return [policy, spec](ObjectRegistry &registry) {
        static_cast<void>(registry.update(
            {&networkPolicies(), space, policy},
            [spec](const QJsonObject &live) -> Outcome<QJsonObject> {
                QJsonObject changed = live;
                changed.insert(u"spec"_s, json(spec));
                return changed;
            },
            by(u"somebody"_s)));
    };
}

/// A policy that lets something through.
Make added(const char *spec)
{
    return [spec](ObjectRegistry &registry) {
        const QJsonObject policy{{u"metadata"_s, QJsonObject{{u"name"_s, u"somebodys"_s}}}, {u"spec"_s, json(spec)}};
        static_cast<void>(registry.create({&networkPolicies(), space, {}}, policy, by(u"somebody"_s)));
    };
}

/// The same, without the denials that would hold against it.
Make opened(const char *spec)
{
    return [spec](ObjectRegistry &registry) {
        without(u"deny-cluster-access"_s)(registry);
        added(spec)(registry);
    };
}

/// One that the API server takes, for its schema is right, and the agents do not.
void addInvalid(ObjectRegistry &registry)
{
    const QJsonObject spec = json(R"({"endpointSelector": {"matchLabels": {"app": "liteboxd"}}, "egress": [
        {"toEndpoints": [{}], "toEntities": ["world"], "toCIDR": ["203.0.113.0/24"]}]})");
    const QJsonObject policy{{u"metadata"_s, QJsonObject{{u"name"_s, u"somebodys"_s}}}, {u"spec"_s, spec}};
    static_cast<void>(registry.create({&ciliumNetworkPolicies(), space, {}}, policy, by(u"somebody"_s)));
}

/// The pods of the sandboxes that run.
QStringList runningPods(ObjectRegistry &registry)
{
    QStringList names;
    for (const auto &[key, pod] : *registry.store().table(pods())) {
        if (key.startsWith(space + u'/') && pod->json[u"status"][u"phase"].toString() == u"Running")
            names << key.section(u'/', 1);
    }
    return names;
}

void annotate(ObjectRegistry &registry, const QString &pod, const QString &name, const QString &value)
{
    static_cast<void>(registry.update(
        {&pods(), space, pod},
        [&](const QJsonObject &live) -> Outcome<QJsonObject> {
            QJsonObject changed = live;
            QJsonObject metadata = changed[u"metadata"].toObject();
            QJsonObject annotations = metadata[u"annotations"].toObject();
            annotations.insert(name, value);
            metadata.insert(u"annotations"_s, annotations);
            changed.insert(u"metadata"_s, metadata);
            return changed;
        },
        by(u"somebody"_s)));
}

Make annotated(const QString &name, const QString &value)
{
    return [name, value](ObjectRegistry &registry) { annotate(registry, runningPods(registry).value(0), name, value); };
}

void shareToken(ObjectRegistry &registry)
{
    const QStringList names = runningPods(registry);
    const ObjectRef other = registry.store().find(pods(), space, names.value(1));
    if (other)
        annotate(registry, names.value(0), token, other->json[u"metadata"][u"annotations"][token].toString());
}

/// Another status for an object that is there, as its controller would report it.
void report(ObjectRegistry &registry, const ResourceType &type, const QString &name, const QJsonObject &status)
{
    const ObjectRef found = registry.store().find(type, u"kube-system"_s, name);
    if (!found)
        return;
    QJsonObject changed = found->json;
    QJsonObject whole = changed[u"status"].toObject();
    for (auto field = status.begin(); field != status.end(); ++field)
        whole.insert(field.key(), field.value());
    changed.insert(u"status"_s, whole);
    registry.store().put(type, changed);
}

QJsonArray notReady()
{
    return {QJsonObject{{u"type"_s, u"Ready"_s}, {u"status"_s, u"False"_s}, {u"reason"_s, u"ContainersNotReady"_s}}};
}

void stopAgent(ObjectRegistry &registry)
{
    report(registry, daemonSets(), u"cilium"_s, {{u"numberReady"_s, 1}});
    report(registry, pods(), u"cilium-demo"_s, {{u"conditions"_s, notReady()}});
}

/// The agent runs, and has taken no policy in hand.
void idleAgent(ObjectRegistry &registry)
{
    static_cast<void>(registry.update(
        {&pods(), u"kube-system"_s, u"cilium-demo"_s},
        [](const QJsonObject &live) -> Outcome<QJsonObject> {
            QJsonObject changed = live;
            QJsonObject metadata = changed[u"metadata"].toObject();
            metadata.insert(u"annotations"_s, QJsonObject{{u"liteboxd.io/demo-behaviour"_s, u"idle"_s}});
            changed.insert(u"metadata"_s, metadata);
            return changed;
        },
        by(u"somebody"_s)));
}

/// Cilium's DaemonSet, with what comes of a restart of its agents.
Make restarting(const QString &behaviour)
{
    return [behaviour](ObjectRegistry &registry) {
        const ObjectRef found = registry.store().find(daemonSets(), u"kube-system"_s, u"cilium"_s);
        if (!found)
            return;
        QJsonObject changed = found->json;
        QJsonObject metadata = changed[u"metadata"].toObject();
        metadata.insert(u"annotations"_s, QJsonObject{{u"liteboxd.io/demo-behaviour"_s, behaviour}});
        changed.insert(u"metadata"_s, metadata);
        registry.store().put(daemonSets(), changed);
    };
}

/// A policy that goes when a sandbox goes.
void ownPolicy(ObjectRegistry &registry)
{
    const ObjectRef owner = registry.store().find(pods(), space, runningPods(registry).value(0));
    const ObjectRef found = registry.store().find(networkPolicies(), space, u"default-deny-all"_s);
    if (!owner || !found)
        return;
    QJsonObject changed = found->json;
    QJsonObject metadata = changed[u"metadata"].toObject();
    const QJsonValue pod = owner->json[u"metadata"];
    metadata.insert(
        u"ownerReferences"_s,
        QJsonArray{QJsonObject{
            {u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}, {u"name"_s, pod[u"name"]}, {u"uid"_s, pod[u"uid"]}}});
    changed.insert(u"metadata"_s, metadata);
    registry.store().put(networkPolicies(), changed);
}

Make configured(const QString &setting, const QString &value)
{
    return [setting, value](ObjectRegistry &registry) {
        static_cast<void>(registry.update(
            {&configMaps(), u"kube-system"_s, u"cilium-config"_s},
            [&](const QJsonObject &live) -> Outcome<QJsonObject> {
                QJsonObject changed = live;
                QJsonObject data = changed[u"data"].toObject();
                data.insert(setting, value);
                changed.insert(u"data"_s, data);
                return changed;
            },
            by(u"somebody"_s)));
    };
}

/// K3s started as it is without options.
void runFlannel(ObjectRegistry &registry)
{
    const auto table = registry.store().table(nodes());
    for (const auto &[key, node] : *table) {
        QJsonObject changed = node->json;
        QJsonObject metadata = changed[u"metadata"].toObject();
        if (!metadata[u"annotations"][u"k3s.io/node-args"].toString().startsWith(u"[\"server\""))
            continue;
        metadata.insert(u"annotations"_s, QJsonObject{{u"k3s.io/node-args"_s, u"[\"server\"]"_s}});
        changed.insert(u"metadata"_s, metadata);
        registry.store().put(nodes(), changed);
    }
}

void stopRelay(ObjectRegistry &registry)
{
    report(registry, deployments(), u"hubble-relay"_s, {{u"readyReplicas"_s, 0}});
    report(registry, pods(), u"hubble-relay-demo"_s, {{u"conditions"_s, notReady()}});
}

void removeRelay(ObjectRegistry &registry)
{
    ObjectRemoval removal(registry);
    static_cast<void>(removal.remove({&deployments(), u"kube-system"_s, u"hubble-relay"_s}, {}));
    static_cast<void>(removal.remove({&services(), u"kube-system"_s, u"hubble-relay"_s}, {}));
    removal.finish({&pods(), u"kube-system"_s, u"hubble-relay-demo"_s});
}

/// The images that the sandboxes run from are in no registry any more: they go on, and no new pod can be made of them.
void loseImages(ObjectRegistry &registry)
{
    for (const QString &name : runningPods(registry)) {
        static_cast<void>(registry.update(
            {&pods(), space, name},
            [](const QJsonObject &live) -> Outcome<QJsonObject> {
                QJsonObject changed = live;
                QJsonObject spec = changed[u"spec"].toObject();
                QJsonArray containers = spec[u"containers"].toArray();
                QJsonObject first = containers.first().toObject();
                first.insert(u"image"_s, QString(u"registry.invalid/"_s + first[u"image"].toString()));
                containers.replace(0, first);
                spec.insert(u"containers"_s, containers);
                changed.insert(u"spec"_s, spec);
                return changed;
            },
            by(u"somebody"_s)));
    }
}

} // namespace

void plantPolicies(ObjectRegistry &registry)
{
    QDirIterator files(u":/demo-policies"_s, {u"*.yaml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const auto object = file.open(QIODevice::ReadOnly) ? yamlAsJson(file.readAll()) : QJsonValue();
        if (!object)
            continue;
        const bool isCilium = (*object)[u"kind"].toString() == u"CiliumNetworkPolicy";
        const ResourceType &type = isCilium ? ciliumNetworkPolicies() : networkPolicies();
        static_cast<void>(registry.apply({&type, space, (*object)[u"metadata"][u"name"].toString()}, object->toObject(),
                                         OnConflict::Refuse, by(u"liteboxd-console"_s)));
    }
}

namespace {

std::vector<DemoFault> allFaults()
{
    std::vector<DemoFault> all{
        {"none", "nothing: the default policies are in place", [](ObjectRegistry &) {}},
        {"policy-missing", "default-deny-all is gone", without(u"default-deny-all"_s)},
        {"policy-edited", "default-deny-all lets everything out",
         edited(u"default-deny-all"_s,
                R"({"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "ingress": [], "egress": [{}]})")},
        {"denials-missing", "deny-cluster-access is gone", without(u"deny-cluster-access"_s)},
        {"older-dns", "allow-dns is LiteBoxd's own older file, which opens nothing",
         edited(u"allow-dns"_s, R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to":
             [{"namespaceSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}],
             "ports": [{"protocol": "UDP", "port": 53}]}]})")},
        {"dns-closed", "allow-dns is gone", without(u"allow-dns"_s)},
        {"gateway-shut-out", "allow-gateway-ingress is gone", without(u"allow-gateway-ingress"_s)},
        {"label-without-effect", "allow-internet-egress is gone", without(u"allow-internet-egress"_s)},
        {"api-server-open", "a policy lets sandboxes out to ports 443 and 6443",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [
             {"protocol": "TCP", "port": 443}, {"protocol": "TCP", "port": 6443}]}]})")},
        {"kubelet-open", "a policy lets sandboxes out to port 10250",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [
             {"protocol": "TCP", "port": 10250}]}]})")},
        {"node-port-open", "a policy lets sandboxes out to pods of kube-system",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"namespaceSelector":
             {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}}]}]})")},
        {"metadata-open", "a policy lets sandboxes out to 169.254.169.254",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [
             {"ipBlock": {"cidr": "169.254.169.254/32"}}]}]})")},
        {"lan-open", "a policy lets sandboxes out to 10.0.0.0/8",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [
             {"ipBlock": {"cidr": "10.0.0.0/8"}}]}]})")},
        {"resolver-open", "a policy lets sandboxes out to the name server 198.51.100.53",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [
             {"ipBlock": {"cidr": "198.51.100.53/32"}}], "ports": [{"protocol": "TCP", "port": 53}]}]})")},
        {"neighbour-open", "a policy lets sandboxes in and out among each other",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress", "Ingress"],
             "egress": [{"to": [{"podSelector": {}}]}], "ingress": [{"from": [{"podSelector": {}}]}]})")},
        {"internet-leaks", "a policy lets all sandboxes out to the internet",
         opened(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0",
             "except": ["10.0.0.0/8", "169.254.0.0/16", "198.51.100.53/32"]}}]}]})")},
        {"allow-all-ingress", "a policy lets everybody in to sandboxes",
         added(R"({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{}]})")},
        {"allow-all-egress", "a policy lets sandboxes out to everybody",
         added(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{}]})")},
        {"policy-invalid", "a policy of Cilium is invalid, and so does nothing", addInvalid},
        {"token-short", "a sandbox has an access token that can be guessed", annotated(token, u"0000"_s)},
        {"token-control", "a sandbox has an access token with a line break",
         annotated(token, u"0123456789abcdef\n"_s.repeated(3))},
        {"token-missing", "a sandbox has no access token that a header can carry", annotated(token, u" "_s)},
        {"token-shared", "two sandboxes have the same access token", shareToken},
        {"ttl-expired", "a sandbox is long past its TTL",
         annotated(u"liteboxd/created-at"_s, u"2020-01-01T00:00:00Z"_s)},
        {"cilium-not-ready", "Cilium's agent is not ready on the first node", stopAgent},
        {"policies-not-realised", "Cilium's agent on the first node runs, and enforces nothing", idleAgent},
        {"enforcement-off", "Cilium is set to enforce no policy", configured(u"enable-policy"_s, u"never"_s)},
        {"audit-mode", "Cilium is set to let through what policies deny",
         configured(u"policy-audit-mode"_s, u"true"_s)},
        {"k3s-flannel", "K3s runs flannel and its own policy controller", runFlannel},
        {"policy-perishable", "default-deny-all goes with a sandbox that owns it", ownPolicy},
        {"restart-loses-agent", "Cilium's agents do not come back from a restart", restarting(u"lost"_s)},
        {"restart-opens", "while Cilium's agents restart nothing is enforced", restarting(u"opens"_s)},
        {"restart-changes-policy", "a restart of Cilium's agents changes allow-dns", restarting(u"forgets"_s)},
        {"relay-not-ready", "Hubble Relay is not ready", stopRelay},
        {"hubble-off", "Hubble Relay is not installed", removeRelay},
        {"probe-image-missing", "the images of the sandboxes cannot be pulled any more", loseImages},
        {.name = "clock-behind",
         .says = "the cluster's clock is ten minutes behind",
         .clockAhead = -std::chrono::minutes(10)},
        {.name = "clock-skewed",
         .says = "the cluster's clock is ten minutes ahead",
         .clockAhead = std::chrono::minutes(10)},
        {.name = "gateway-without-token",
         .says = "beside it is a gateway that asks nobody for a token; the first line says where",
         .gateway = LaxGateway::AsksNothing},
        {.name = "gateway-any-token",
         .says = "beside it is a gateway that takes any token; the first line says where",
         .gateway = LaxGateway::TakesAnyToken},
        {.name = "gateway-ignores-path",
         .says = "beside it is a gateway that does not look which sandbox a path names; the first line says where",
         .gateway = LaxGateway::IgnoresPath},
        {.name = "gateway-only-get",
         .says = "beside it is a gateway that asks for a token at GET alone; the first line says where",
         .gateway = LaxGateway::AsksOnlyGet},
        {.name = "gateway-open-websocket",
         .says = "beside it is a gateway that opens WebSockets without a token; the first line says where",
         .gateway = LaxGateway::AsksNoUpgrade},
    };
    for (std::vector<DemoFault> some : {workloadFaults(), accessFaults()})
        std::move(some.begin(), some.end(), std::back_inserter(all));
    return all;
}

} // namespace

const std::vector<DemoFault> &demoFaults()
{
    static const std::vector<DemoFault> all = allFaults();
    return all;
}

const DemoFault *findFault(const std::string &name)
{
    const std::vector<DemoFault> &all = demoFaults();
    const auto found = std::find_if(all.begin(), all.end(), [&](const DemoFault &one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace liteboxd::demo
