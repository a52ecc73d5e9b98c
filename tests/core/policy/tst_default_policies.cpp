// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/objects/object_files.h"
#include "core/policy/objects/object_reader.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/sandbox_policies.h"

#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::policy;

namespace {

/// Two nodes, of which n2 serves the API and has a public address; cluster DNS, a gateway of ours and one of LiteBoxd's;
/// sandboxes: closed and open on n1, other on n2, listed with allowed domains, cut in quarantine.
constexpr char cluster[] = R"(
kind: Node
metadata: {name: n1}
status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
---
kind: Node
metadata: {name: n2}
status: {addresses: [{type: InternalIP, address: 192.168.0.2}, {type: ExternalIP, address: 203.0.113.2}]}
---
kind: Endpoints
metadata: {name: kubernetes}
subsets: [{addresses: [{ip: 192.168.0.2}]}]
---
kind: Pod
metadata: {name: dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
spec: {nodeName: n2, containers: []}
status: {podIP: 10.42.1.1}
---
kind: Pod
metadata: {name: gateway, namespace: liteboxd, labels: {app: liteboxd-gateway}}
spec: {nodeName: n2, containers: []}
status: {podIP: 10.42.1.2}
---
kind: Pod
metadata: {name: gateway, namespace: liteboxd-system, labels: {app: liteboxd-gateway}}
spec: {nodeName: n2, containers: []}
status: {podIP: 10.42.1.3}
---
kind: Pod
metadata: {name: stranger, namespace: default, labels: {app: web}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.9}
---
kind: Pod
metadata: {name: closed, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "00000001"}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.1}
---
kind: Pod
metadata: {name: open, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "00000002", liteboxd.io/internet-access: "true"}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.2}
---
kind: Pod
metadata: {name: other, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "00000003"}}
spec: {nodeName: n2, containers: []}
status: {podIP: 10.42.1.4}
---
kind: Pod
metadata: {name: listed, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "00000004"}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.4}
---
kind: Pod
metadata: {name: cut, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "00000005", liteboxd.io/internet-access: "true"}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.5}
)";

enum class With { Cilium, KubernetesAlone };

std::optional<explain::PolicyExplainer> s_explainers[2];

objects::ClusterObjects objectsWith(With with)
{
    objects::ClusterObjects objects;
    if (!objects::addYaml(cluster, objects))
        qFatal("the sample cluster is no YAML");
    std::vector<QJsonObject> policies;
    const auto manifests = defaultPolicies(u"liteboxd"_s);
    for (const PolicyManifest &manifest : *manifests) {
        if (with == With::Cilium || !manifest.needsCilium())
            policies.push_back(manifest.object);
    }
    if (with == With::Cilium) {
        policies.push_back(*allowedDomainsPolicy({u"liteboxd"_s, u"00000004"_s, u"listed"_s, u"u4"_s},
                                                 {u"pypi.org"_s, u"*.example.com"_s}));
        policies.push_back(quarantinePolicy({u"liteboxd"_s, u"00000005"_s, u"cut"_s, u"u5"_s}));
    }
    for (const QJsonObject &policy : policies) {
        if (!objects::addObject(policy, objects))
            qFatal("a policy cannot be read");
    }
    return objects;
}

} // namespace

/// What each promise of the shipped policies comes to, as Cilium 1.18.6 would decide.
class DefaultPoliciesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void noneIsRefused();
    void keepsItsPromises_data();
    void keepsItsPromises();
    void keepsWhatKubernetesCanSay_data();
    void keepsWhatKubernetesCanSay();

private:
    static void verify(const explain::PolicyExplainer &explainer);
};

void DefaultPoliciesTest::initTestCase()
{
    s_explainers[0].emplace(objectsWith(With::Cilium));
    s_explainers[1].emplace(objectsWith(With::KubernetesAlone));
}

void DefaultPoliciesTest::cleanupTestCase()
{
    s_explainers[0].reset();
    s_explainers[1].reset();
}

void DefaultPoliciesTest::noneIsRefused()
{
    QCOMPARE(s_explainers[0]->policies().policies.size(), std::size_t(9));
    for (const explain::CompiledPolicy &policy : s_explainers[0]->policies().policies) {
        QVERIFY2(!policy.refusal, policy.refusal.value_or("").c_str());
        QVERIFY2(policy.unknownFields.empty(), policy.name.text().c_str());
    }
}

void DefaultPoliciesTest::verify(const explain::PolicyExplainer &explainer)
{
    QFETCH(QString, pod);
    QFETCH(QString, direction);
    QFETCH(QString, peer);
    QFETCH(QString, port);
    const auto subject = explainer.identities().findPod({"liteboxd", pod.toStdString()});
    QVERIFY(subject);
    const auto verdict =
        explainer.explain(*subject, direction == u"to"_s ? explain::Direction::Egress : explain::Direction::Ingress,
                          *explain::parsePeer(peer.toStdString()), *explain::TargetPort::parse(port.toStdString()));
    QVERIFY2(verdict, qPrintable(peer));
    QFETCH(bool, allowed);
    QVERIFY2(verdict->outcome == (allowed ? explain::Outcome::Allowed : explain::Outcome::Denied),
             verdict->because.c_str());
}

static void columns()
{
    QTest::addColumn<QString>("pod");
    QTest::addColumn<QString>("direction");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QString>("port");
    QTest::addColumn<bool>("allowed");
}

static void row(const char *pod, const char *direction, const char *peer, const char *port, bool allowed)
{
    QTest::addRow("%s %s %s %s", pod, direction, peer, port)
        << QString::fromLatin1(pod) << QString::fromLatin1(direction) << QString::fromLatin1(peer)
        << QString::fromLatin1(port) << allowed;
}

void DefaultPoliciesTest::keepsItsPromises_data()
{
    columns();
    for (const char *pod : {"closed", "open", "listed"}) {
        row(pod, "to", "pod:kube-system/dns", "53/udp", true);
        row(pod, "to", "pod:kube-system/dns", "53/tcp", true);
        row(pod, "to", "pod:kube-system/dns", "9153", false);
        row(pod, "to", "entity:kube-apiserver", "6443", false);
        row(pod, "to", "entity:host", "10250", false);        // kubelet
        row(pod, "to", "entity:remote-node", "30080", false); // a node port
        row(pod, "to", "ip:192.168.0.1", "22", false);
        row(pod, "to", "ip:192.168.0.2", "6443", false);
        row(pod, "to", "ip:203.0.113.2", "6443", false); // the API server's node by its public address
        row(pod, "to", "ip:169.254.169.254", "80", false);
        row(pod, "to", "ip:169.254.170.2", "80", false);
        row(pod, "to", "ip:100.100.100.200", "80", false);
        row(pod, "to", "ip:168.63.129.16", "80", false);
        row(pod, "to", "ip:fd00:ec2::254", "80", false);
        row(pod, "to", "ip:10.99.0.1", "443", false);
        row(pod, "to", "ip:172.20.0.1", "443", false);
        row(pod, "to", "ip:192.168.77.1", "443", false);
        row(pod, "to", "ip:8.8.8.8", "53/udp", false);
        row(pod, "to", "ip:1.1.1.1", "853", false);
        row(pod, "to", "pod:liteboxd/other", "8080", false);
        row(pod, "to", "pod:liteboxd/cut", "8080", false);
        row(pod, "to", "pod:liteboxd/gateway", "8080", false);
        row(pod, "to", "pod:default/stranger", "80", false);
        row(pod, "from", "pod:liteboxd/gateway", "8080", true);
        row(pod, "from", "pod:liteboxd-system/gateway", "3000", true);
        row(pod, "from", "entity:host", "8080", true); // probes
        row(pod, "from", "pod:liteboxd/other", "8080", false);
        row(pod, "from", "pod:default/stranger", "8080", false);
        row(pod, "from", "entity:remote-node", "8080", false);
        row(pod, "from", "entity:world", "8080", false);
    }
    row("closed", "to", "ip:1.1.1.1", "443", false);
    row("closed", "to", "fqdn:pypi.org", "443", false);
    row("open", "to", "ip:1.1.1.1", "443", true);
    row("open", "to", "ip:2606:4700::1111", "443", true);
    row("open", "to", "fqdn:pypi.org", "443", true);
    row("listed", "to", "ip:1.1.1.1", "443", false);
    row("listed", "to", "fqdn:pypi.org", "443", true);
    row("listed", "to", "fqdn:www.pypi.org", "443", false);
    row("listed", "to", "fqdn:example.com", "443", false); // a wildcard does not mean itself
    row("listed", "to", "fqdn:a.example.com", "443", true);
    row("listed", "to", "fqdn:a.b.c.d.example.com", "443", true);
    row("listed", "to", "fqdn:a.b.c.d.e.example.com", "443", false); // four labels deep
    row("other", "from", "pod:liteboxd/gateway", "8080", true);
    row("cut", "to", "ip:1.1.1.1", "443", false);
    row("cut", "to", "pod:kube-system/dns", "53/udp", false);
    row("cut", "from", "pod:liteboxd/gateway", "8080", false);
    row("cut", "from", "entity:host", "8080", false);
    row("gateway", "to", "pod:liteboxd/closed", "8080", true);
    row("gateway", "to", "entity:kube-apiserver", "6443", true);
    row("gateway", "to", "ip:1.1.1.1", "80", false);
    row("gateway", "from", "entity:world", "8080", true);
    row("gateway", "from", "pod:liteboxd/closed", "9090", false);
}

void DefaultPoliciesTest::keepsItsPromises()
{
    verify(*s_explainers[0]);
}

void DefaultPoliciesTest::keepsWhatKubernetesCanSay_data()
{
    columns();
    for (const char *pod : {"closed", "open"}) {
        row(pod, "to", "pod:kube-system/dns", "53/udp", true);
        row(pod, "to", "ip:192.168.0.2", "6443", false);
        row(pod, "to", "ip:169.254.169.254", "80", false);
        row(pod, "to", "ip:168.63.129.16", "80", false);
        row(pod, "to", "ip:10.99.0.1", "443", false);
        row(pod, "to", "pod:liteboxd/other", "8080", false);
        row(pod, "from", "pod:liteboxd/other", "8080", false);
        row(pod, "from", "pod:liteboxd/gateway", "8080", true);
    }
    row("open", "to", "ip:1.1.1.1", "443", true);
    row("closed", "to", "ip:1.1.1.1", "443", false);
}

void DefaultPoliciesTest::keepsWhatKubernetesCanSay()
{
    verify(*s_explainers[1]);
}

QTEST_GUILESS_MAIN(DefaultPoliciesTest)
#include "tst_default_policies.moc"
