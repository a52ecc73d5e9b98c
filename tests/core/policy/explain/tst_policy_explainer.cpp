// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/objects/object_files.h"

#include <QTest>

using namespace liteboxd;
using namespace liteboxd::policy;
using liteboxd::policy::explain::Outcome;

namespace {

/// A small cluster: two sandboxes and a pod on the host's network on node n1, the API server on n2.
constexpr char cluster[] = R"(
kind: Namespace
metadata: {name: liteboxd, labels: {team: a}}
---
kind: Pod
metadata: {name: sandbox-1, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "0a1b2c3d", pod-template-hash: x}}
spec: {nodeName: n1, containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
status: {podIP: 10.42.0.1}
---
kind: Pod
metadata: {name: sandbox-2, namespace: liteboxd, labels: {app: liteboxd}}
spec: {nodeName: n2, containers: [{name: main, ports: [{name: http, containerPort: 9090}]}]}
status: {podIP: 10.42.0.2}
---
kind: Pod
metadata: {name: agent, namespace: kube-system}
spec: {nodeName: n1, hostNetwork: true, containers: []}
status: {podIP: 192.168.0.1}
---
kind: Node
metadata: {name: n1}
status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
---
kind: Node
metadata: {name: n2}
status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}
---
kind: Endpoints
metadata: {name: kubernetes}
subsets: [{addresses: [{ip: 192.168.0.2}]}]
---
)";

QByteArray cilium(const char *spec)
{
    return QByteArray("kind: CiliumNetworkPolicy\nmetadata: {name: it, namespace: liteboxd}\nspec:\n  "
                      "endpointSelector: {}\n") +
           spec;
}

QByteArray kubernetes(const char *spec)
{
    return QByteArray("kind: NetworkPolicy\nmetadata: {name: it, namespace: liteboxd}\nspec:\n  podSelector: {}\n") +
           spec;
}

base::Result<explain::Verdict> tryToAsk(const QByteArray &policies, const char *direction, const char *peer,
                                        const char *port,
                                        objects::Enforcement enforcement = objects::Enforcement::Cilium)
{
    objects::ClusterObjects objects;
    objects.enforcement = enforcement;
    const auto read = objects::addYaml(cluster + policies, objects);
    if (!read)
        qFatal("%s", read.error().text().c_str());
    const explain::PolicyExplainer explainer(std::move(objects));
    const auto side =
        std::string_view(direction) == "egress" ? explain::Direction::Egress : explain::Direction::Ingress;
    return explainer.explain(*explainer.identities().findPod({"liteboxd", "sandbox-1"}), side,
                             *explain::parsePeer(peer), *explain::TargetPort::parse(port));
}

explain::Verdict ask(const QByteArray &policies, const char *direction, const char *peer, const char *port)
{
    return tryToAsk(policies, direction, peer, port).value();
}

/// A service in front of sandbox-2 and one of the API server, whose backend is a node.
constexpr char services[] = R"(
---
kind: Service
metadata: {name: web, namespace: liteboxd}
spec: {clusterIP: 10.43.0.7, selector: {app: liteboxd, tier: web}, ports: [{port: 80, targetPort: http}]}
---
kind: Service
metadata: {name: kubernetes}
spec: {clusterIP: 10.43.0.1, ports: [{port: 443, targetPort: 6443}]}
---
kind: Pod
metadata: {name: web-1, namespace: liteboxd, labels: {app: liteboxd, tier: web}}
spec: {nodeName: n2, containers: [{name: main, ports: [{name: http, containerPort: 8081}]}]}
status: {podIP: 10.42.0.3}
---
)";

} // namespace

Q_DECLARE_METATYPE(liteboxd::policy::explain::Outcome)

class PolicyExplainerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void asksTheBackendsOfServices_data();
    void asksTheBackendsOfServices();
    void knowsPlainEnforcement_data();
    void knowsPlainEnforcement();
    void readsPeersInWords();
    void asksAboutAll_data();
    void asksAboutAll();
    void namesWhatDecides();
    void namesWhatIsNotUnderstood();
    void namesWhatCiliumRefuses();
};

void PolicyExplainerTest::decides_data()
{
    using explain::Outcome;
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QByteArray>("direction");
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("port");
    QTest::addColumn<Outcome>("expected");
    const auto row = [](const char *name, const QByteArray &policies, const char *direction, const char *peer,
                        const char *port, Outcome expected) {
        QTest::newRow(name) << policies << QByteArray(direction) << QByteArray(peer) << QByteArray(port) << expected;
    };

    row("no policy", {}, "egress", "ip:1.1.1.1", "443", Outcome::Allowed);
    row("default deny", kubernetes("  policyTypes: [Egress]"), "egress", "ip:1.1.1.1", "443", Outcome::Denied);
    row("only the other direction", kubernetes("  policyTypes: [Egress]"), "ingress", "ip:1.1.1.1", "443",
        Outcome::Allowed);
    row("empty entry of Kubernetes: everybody", kubernetes("  egress: [{}]"), "egress", "ip:1.1.1.1", "443",
        Outcome::Allowed);
    row("empty entry of Cilium: nobody", cilium("  egress: [{}]"), "egress", "ip:1.1.1.1", "443", Outcome::Denied);
    const QByteArray internet = kubernetes("  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]");
    row("block", internet, "egress", "ip:1.1.1.1", "443", Outcome::Allowed);
    row("hole in a block", internet, "egress", "ip:10.1.1.1", "443", Outcome::Denied);
    row("block means no pod", internet, "egress", "ip:10.42.0.2", "443", Outcome::Denied);
    row("block means no node", internet, "egress", "ip:192.168.0.2", "6443", Outcome::Denied);
    row("other family", internet, "egress", "ip:2001:db8::1", "443", Outcome::Denied);
    row("empty list of names opens", cilium("  egress: [{toFQDNs: [], toPorts: [{ports: [{port: '443'}]}]}]"), "egress",
        "ip:1.1.1.1", "443", Outcome::Allowed);
    row("empty list of pods", cilium("  egress: [{toEndpoints: [], toPorts: [{ports: [{port: '443'}]}]}]"), "egress",
        "pod:liteboxd/sandbox-2", "443", Outcome::Denied);
    const QByteArray names = cilium("  egress: [{toFQDNs: [{matchPattern: '*.example.com'}]}]");
    row("name", names, "egress", "fqdn:API.example.com", "443", Outcome::Allowed);
    row("star crosses no dot", names, "egress", "fqdn:a.b.example.com", "443", Outcome::Denied);
    row("pattern is not the name itself", names, "egress", "fqdn:example.com", "443", Outcome::Denied);
    row("named port of another pod differs",
        cilium("  egress: [{toEndpoints: [{}], toPorts: [{ports: [{port: http}]}]}]"), "egress",
        "pod:liteboxd/sandbox-2", "9090", Outcome::Denied);
    row("named port of its own", cilium("  ingress: [{toPorts: [{ports: [{port: http}]}]}]"), "ingress",
        "pod:liteboxd/sandbox-2", "8080/tcp", Outcome::Allowed);
    row("label that is no part of identities",
        cilium("  ingress: [{fromEndpoints: [{matchLabels: {pod-template-hash: x}}]}]"), "ingress", "sandbox:0a1b2c3d",
        "80", Outcome::Denied);
    row("namespace by its name label",
        kubernetes(
            "  ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: liteboxd}}}]}]"),
        "ingress", "pod:liteboxd/sandbox-2", "80", Outcome::Allowed);
    row("local host is allowed", kubernetes("  policyTypes: [Ingress]"), "ingress", "entity:host", "80",
        Outcome::Allowed);
    row("pod on the host's network is its node", kubernetes("  policyTypes: [Ingress]"), "ingress",
        "pod:kube-system/agent", "80", Outcome::Allowed);
    row("remote node is not", kubernetes("  policyTypes: [Ingress]"), "ingress", "entity:remote-node", "80",
        Outcome::Denied);
    row("denial beats the local host", cilium("  ingressDeny: [{fromEntities: [all]}]"), "ingress", "entity:host", "80",
        Outcome::Denied);
    row("API server on a node", cilium("  egress: [{toEntities: [kube-apiserver]}]"), "egress", "ip:192.168.0.2",
        "6443", Outcome::Allowed);
    row("denial inside an allowed range",
        cilium("  egress: [{toEntities: [all], toPorts: [{ports: [{port: '8000', endPort: 9000}]}]}]\n"
               "  egressDeny: [{toPorts: [{ports: [{port: '8080'}]}]}]"),
        "egress", "ip:1.1.1.1", "8080", Outcome::Denied);
    row("denials alone switch default-deny on", cilium("  egressDeny: [{toEntities: [host]}]"), "egress", "ip:1.1.1.1",
        "443", Outcome::Denied);
    row("unless told not to", cilium("  egressDeny: [{toEntities: [host]}]\n  enableDefaultDeny: {egress: false}"),
        "egress", "ip:1.1.1.1", "443", Outcome::Allowed);
    row("what Cilium refuses does nothing", cilium("  egress: [{toEntities: [moon]}]"), "egress", "ip:1.1.1.1", "443",
        Outcome::Allowed);
    row("peers that differ", cilium("  egress: [{toEntities: [host]}]"), "egress", "entity:cluster", "443",
        Outcome::Unknown);
    row("groups of a cloud", cilium("  egress: [{toGroups: [{aws: {region: x}}]}]"), "egress", "ip:1.1.1.1", "443",
        Outcome::Unknown);
    const QByteArray twoEnds =
        cilium("  ingress: [{toPorts: [{ports: [{port: http, endPort: 8085}]}]}]") + "\n---\n" +
        cilium("  ingress: [{toPorts: [{ports: [{port: http}]}]}]").replace("name: it", "name: also");
    row("ends of a named port that differ between policies", twoEnds, "ingress", "pod:liteboxd/sandbox-2", "8081",
        Outcome::Unknown);
    row("what is within each of them", twoEnds, "ingress", "pod:liteboxd/sandbox-2", "8080", Outcome::Allowed);
    row("what is beyond each of them", twoEnds, "ingress", "pod:liteboxd/sandbox-2", "8086", Outcome::Denied);
    row("type of ICMP", cilium("  egress: [{icmps: [{fields: [{type: EchoRequest}]}]}]"), "egress", "ip:1.1.1.1",
        "8/icmp", Outcome::Allowed);
}

void PolicyExplainerTest::decides()
{
    QFETCH(QByteArray, policies);
    QFETCH(QByteArray, direction);
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, port);
    QFETCH(explain::Outcome, expected);
    const explain::Verdict verdict = ask(policies, direction, peer, port);
    QVERIFY2(verdict.outcome == expected, verdict.because.c_str());
}

void PolicyExplainerTest::asksTheBackendsOfServices_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("port");
    QTest::addColumn<Outcome>("outcome");
    const QByteArray toWeb = cilium("  egress: [{toEndpoints: [{matchLabels: {tier: web}}], toPorts: [{ports: [{port: "
                                    "'8081'}]}]}]");
    QTest::newRow("by the port of the backend")
        << toWeb << QByteArray("service:liteboxd/web") << QByteArray("80") << Outcome::Allowed;
    QTest::newRow("not by its own port")
        << cilium("  egress: [{toEndpoints: [{matchLabels: {tier: web}}], toPorts: [{ports: [{port: '80'}]}]}]")
        << QByteArray("service:liteboxd/web") << QByteArray("80") << Outcome::Denied;
    QTest::newRow("not by its address") << cilium("  egress: [{toCIDR: [10.43.0.0/16]}]")
                                        << QByteArray("service:liteboxd/web") << QByteArray("80") << Outcome::Denied;
    QTest::newRow("a node behind it") << cilium("  egress: [{toEntities: [kube-apiserver]}]")
                                      << QByteArray("service:default/kubernetes") << QByteArray("443")
                                      << Outcome::Allowed;
    QTest::newRow("backends that differ")
        << toWeb + "\n---\nkind: Endpoints\nmetadata: {name: web, namespace: liteboxd}\nsubsets: [{addresses: [{ip: "
                   "10.42.0.3}, {ip: 10.42.0.2}]}]\n"
        << QByteArray("service:liteboxd/web") << QByteArray("80") << Outcome::Unknown;
}

void PolicyExplainerTest::asksTheBackendsOfServices()
{
    QFETCH(QByteArray, policies);
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, port);
    QFETCH(Outcome, outcome);
    const auto verdict = tryToAsk(services + policies, "egress", peer.constData(), port.constData());
    QVERIFY2(verdict, verdict ? "" : verdict.error().text().c_str());
    QCOMPARE(verdict->outcome, outcome);
    QVERIFY2(verdict->because.find("service ") != std::string::npos, verdict->because.c_str());
    const auto inwards = tryToAsk(services + policies, "ingress", peer.constData(), port.constData());
    QCOMPARE(inwards.error().code, base::ErrorCode::InvalidArgument);
    QCOMPARE(tryToAsk(services + policies, "egress", peer.constData(), "81").error().code, base::ErrorCode::NotFound);
    const std::string about = ask(services + policies, "egress", "ip:10.43.0.7", "80").because;
    QVERIFY2(about.ends_with("ask service:liteboxd/web"), about.c_str());
}

void PolicyExplainerTest::knowsPlainEnforcement_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QByteArray>("direction");
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<Outcome>("plain");
    QTest::addColumn<Outcome>("byCilium");
    const auto row = [](const char *name, const QByteArray &policies, const char *direction, const char *peer,
                        Outcome plain, Outcome byCilium) {
        QTest::newRow(name) << policies << QByteArray(direction) << QByteArray(peer) << plain << byCilium;
    };
    const QByteArray closed = kubernetes("  policyTypes: [Ingress, Egress]");
    const QByteArray everywhere = kubernetes("  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]");
    const QByteArray nodes = kubernetes("  egress: [{to: [{ipBlock: {cidr: 192.168.0.0/24}}]}]");
    row("to its own node", closed, "egress", "entity:host", Outcome::Allowed, Outcome::Denied);
    row("from its own node", closed, "ingress", "entity:host", Outcome::Allowed, Outcome::Allowed);
    row("closed to another node", closed, "egress", "ip:192.168.0.2", Outcome::Denied, Outcome::Denied);
    row("a block means nodes", nodes, "egress", "ip:192.168.0.2", Outcome::Allowed, Outcome::Denied);
    row("and the API server on one", nodes, "egress", "entity:kube-apiserver", Outcome::Allowed, Outcome::Denied);
    row("everywhere means nodes", everywhere, "egress", "entity:remote-node", Outcome::Allowed, Outcome::Denied);
    row("a block means pods", everywhere, "egress", "pod:liteboxd/sandbox-2", Outcome::Allowed, Outcome::Denied);
    row("but not those in its hole",
        kubernetes("  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]"), "egress",
        "pod:liteboxd/sandbox-2", Outcome::Denied, Outcome::Denied);
    row("the internet", everywhere, "egress", "entity:world", Outcome::Allowed, Outcome::Allowed);
    row("a direction that is not named", kubernetes("  policyTypes: [Ingress]\n  egress: [{to: [{podSelector: {}}]}]"),
        "egress", "ip:1.1.1.1", Outcome::Allowed, Outcome::Denied);
    row("a label that is no part of identities",
        kubernetes("  egress: [{to: [{podSelector: {matchLabels: {pod-template-hash: q}}}]}]"), "egress",
        "pod:liteboxd/sandbox-3", Outcome::Allowed, Outcome::Denied);
    row("policies of Cilium do nothing", cilium("  egressDeny: [{toEntities: [all]}]"), "egress", "ip:1.1.1.1",
        Outcome::Allowed, Outcome::Denied);
}

void PolicyExplainerTest::knowsPlainEnforcement()
{
    QFETCH(QByteArray, policies);
    QFETCH(QByteArray, direction);
    QFETCH(QByteArray, peer);
    QFETCH(Outcome, plain);
    QFETCH(Outcome, byCilium);
    const QByteArray third = "\n---\nkind: Pod\nmetadata: {name: sandbox-3, namespace: liteboxd, labels: "
                             "{pod-template-hash: q}}\nspec: {nodeName: n2, containers: []}\nstatus: {podIP: "
                             "10.42.0.4}\n";
    const auto asked = [&](objects::Enforcement enforcement) {
        return tryToAsk(policies + third, direction.constData(), peer.constData(), "443", enforcement)->outcome;
    };
    QCOMPARE(asked(objects::Enforcement::Kubernetes), plain);
    QCOMPARE(asked(objects::Enforcement::Cilium), byCilium);
}

void PolicyExplainerTest::readsPeersInWords()
{
    QVERIFY(std::holds_alternative<explain::AddressPeer>(*explain::parsePeer("1.1.1.1")));
    QVERIFY(std::holds_alternative<explain::PodPeer>(*explain::parsePeer("liteboxd/sandbox-a")));
    QVERIFY(std::holds_alternative<explain::EntityPeer>(*explain::parsePeer("remote-node")));
    QCOMPARE(std::get<explain::EntityPeer>(*explain::parsePeer("internet")).entity, std::string("world"));
    QCOMPARE(std::get<explain::SandboxPeer>(*explain::parsePeer("sandbox:internet")).id, std::string("internet"));
    QCOMPARE(std::get<explain::NamePeer>(*explain::parsePeer("pypi.org")).name, std::string("pypi.org"));
    for (const char *text :
         {"fqdn:*.example.com", "*.example.com", "entity:nowhere", "ip:example.com", "what:ever", ""})
        QVERIFY2(!explain::parsePeer(text), text);
}

/// `all` is the world and all of `cluster`.
void PolicyExplainerTest::asksAboutAll_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QByteArray>("because");
    const auto row = [](const char *name, const QByteArray &policies, Outcome outcome, const QByteArray &because) {
        QTest::newRow(name) << policies << outcome << because;
    };
    const QByteArray differ = "this peer stands for several that are not all treated the same; ";
    const QByteArray cluster =
        "kube-apiserver, host, remote-node, health, init, unmanaged, ingress, pod liteboxd/sandbox-2";
    row("no policy", {}, Outcome::Allowed, "no policy restricts the egress of this pod");
    row("nothing is allowed", kubernetes("  policyTypes: [Egress]"), Outcome::Denied,
        "isolated by NetworkPolicy liteboxd/it, and no rule allows it");
    row("everything is", cilium("  egress: [{toEntities: [all]}]"), Outcome::Allowed,
        "spec.egress[0] of CiliumNetworkPolicy liteboxd/it allows it");
    row("its parts are", cilium("  egress: [{toEntities: [world, cluster]}]"), Outcome::Allowed,
        "spec.egress[0] of CiliumNetworkPolicy liteboxd/it allows it");
    row("the world alone", cilium("  egress: [{toEntities: [world]}]"), Outcome::Unknown,
        differ + "allowed: world-ipv4, world-ipv6; denied: " + cluster);
    row("the cluster alone", cilium("  egress: [{toEntities: [cluster]}]"), Outcome::Unknown,
        differ + "allowed: " + cluster + "; denied: world-ipv4, world-ipv6");
    row("one address family",
        kubernetes("  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}, {podSelector: {}, namespaceSelector: {}}]}]"),
        Outcome::Unknown,
        differ + "allowed: pod liteboxd/sandbox-2, world-ipv4; denied: kube-apiserver, host, "
                 "remote-node, health, init, unmanaged, ingress, world-ipv6");
    row("a denial of one", cilium("  egress: [{toEntities: [all]}]\n  egressDeny: [{toEntities: [kube-apiserver]}]"),
        Outcome::Unknown,
        differ + "allowed: host, remote-node, health, init, unmanaged, ingress, pod "
                 "liteboxd/sandbox-2, world-ipv4, world-ipv6; denied: kube-apiserver");
}

void PolicyExplainerTest::asksAboutAll()
{
    QFETCH(QByteArray, policies);
    QFETCH(Outcome, outcome);
    QFETCH(QByteArray, because);
    const explain::Verdict verdict = ask(policies, "egress", "entity:all", "443");
    QCOMPARE(QByteArray::fromStdString(verdict.because), because);
    QVERIFY(verdict.outcome == outcome);
    QCOMPARE(verdict.decidedBy.empty(), !because.endsWith("/it allows it"));
}

void PolicyExplainerTest::namesWhatDecides()
{
    const explain::Verdict allowed =
        ask(cilium("  egress: [{}, {toEntities: [world]}]"), "egress", "ip:1.1.1.1", "443");
    QCOMPARE(allowed.decidedBy.size(), 1);
    QCOMPARE(allowed.decidedBy.front().policy.text(), "CiliumNetworkPolicy liteboxd/it");
    QCOMPARE(allowed.decidedBy.front().rule, "spec.egress[1]");
    const explain::Verdict isolated = ask(kubernetes("  policyTypes: [Egress]"), "egress", "ip:1.1.1.1", "443");
    QVERIFY(isolated.decidedBy.empty());
    QCOMPARE(isolated.isolatedBy.size(), 1);
    QCOMPARE(isolated.isolatedBy.front().text(), "NetworkPolicy liteboxd/it");
}

void PolicyExplainerTest::namesWhatIsNotUnderstood()
{
    const explain::Verdict verdict =
        ask(cilium("  egress: [{toMoon: [x], toEntities: [world]}]"), "egress", "ip:1.1.1.1", "443");
    QVERIFY2(verdict.because.find("spec.egress[0].toMoon") != std::string::npos, verdict.because.c_str());
}

void PolicyExplainerTest::namesWhatCiliumRefuses()
{
    const explain::Verdict verdict = ask(cilium("  egress: [{toEntities: [moon]}]"), "egress", "ip:1.1.1.1", "443");
    QVERIFY2(verdict.because.find("'moon' is no entity") != std::string::npos, verdict.because.c_str());
}

QTEST_GUILESS_MAIN(PolicyExplainerTest)
#include "tst_policy_explainer.moc"
