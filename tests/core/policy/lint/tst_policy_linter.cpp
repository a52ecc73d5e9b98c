// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/policy_linter.h"
#include "core/policy/objects/object_files.h"

#include <QTest>

using namespace liteboxd::policy;

namespace {

constexpr char cluster[] = R"(
kind: Namespace
metadata: {name: liteboxd, labels: {team: a}}
---
kind: Pod
metadata: {name: sandbox-1, namespace: liteboxd, labels: {app: liteboxd}}
spec: {nodeName: n1, containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
status: {podIP: 10.42.0.1}
---
kind: Pod
metadata: {name: dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.42.0.9}
---
kind: Node
metadata: {name: n1}
status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
---
)";

QByteArray cilium(const QByteArray &spec, const char *name = "it")
{
    return QByteArray("kind: CiliumNetworkPolicy\nmetadata: {namespace: liteboxd, name: ") + name +
           "}\nspec:\n  endpointSelector: {}\n" + spec + "\n---\n";
}

QByteArray kubernetes(const QByteArray &spec, const char *name = "it")
{
    return QByteArray("kind: NetworkPolicy\nmetadata: {namespace: liteboxd, name: ") + name +
           "}\nspec:\n  podSelector: {}\n" + spec + "\n---\n";
}

/// "severity rule path" of each finding.
QStringList found(const QByteArray &policies)
{
    objects::ClusterObjects objects;
    if (const auto read = objects::addYaml(cluster + policies, objects); !read)
        qFatal("%s", read.error().text().c_str());
    QStringList texts;
    for (const lint::Finding &finding : lint::findingsOf(explain::PolicyExplainer(std::move(objects)))) {
        if (finding.message.empty() || finding.fix.empty())
            qFatal("a finding without words");
        const std::string text = std::string(lint::nameOf(finding.severity)) + ' ' + finding.rule + ' ' + finding.path;
        texts << QString::fromStdString(text).trimmed();
    }
    return texts;
}

} // namespace

class PolicyLinterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
};

void PolicyLinterTest::finds_data()
{
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *label, const QByteArray &policies, const QStringList &expected) {
        QTest::newRow(label) << policies << expected;
    };
    const QByteArray dns =
        "  egress: [{toEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': kube-system}}], "
        "toPorts: [{ports: [{port: '53', protocol: UDP}], rules: {dns: [{matchPattern: ";

    row("a good policy", cilium("  egress: [{toEntities: [world]}]"), {});
    row("default deny", kubernetes("  policyTypes: [Ingress, Egress]", "default-deny-all"), {});
    row("refused", cilium("  egress: [{toEntities: [moon]}]"), {QStringLiteral("error refused")});
    row("unknown field", cilium("  egress: [{toMoon: [], toEntities: [world]}]"),
        {QStringLiteral("warning unknown-field spec.egress[0].toMoon")});
    row("reported invalid",
        cilium("  egress: [{toEntities: [world]}]\nstatus: {conditions: [{type: Valid, status: 'False', message: "
               "wrong}]}"),
        {QStringLiteral("error reported-invalid")});
    row("no pod selected",
        "kind: NetworkPolicy\nmetadata: {namespace: liteboxd, name: it}\nspec: {podSelector: {matchLabels: {a: b}}}\n",
        {QStringLiteral("warning selects-nobody")});
    row("no namespace selected",
        kubernetes(
            "  policyTypes: [Egress]\n  egress: [{to: [{namespaceSelector: {matchLabels: {k8s-app: kube-dns}}}]}]"),
        {QStringLiteral("warning peer-selects-nobody spec.egress[0]")});
    row("empty list opens", cilium("  egress: [{toFQDNs: [], toPorts: [{ports: [{port: '443'}]}]}]"),
        {QStringLiteral("error opens-to-everybody spec.egress[0].toFQDNs")});
    row("empty list means nobody", cilium("  egress: [{toEndpoints: []}]"),
        {QStringLiteral("info means-nobody spec.egress[0].toEndpoints")});
    row("empty entry means nobody", cilium("  egress: [{}]"), {QStringLiteral("info means-nobody spec.egress[0]")});
    row("groups of a cloud", cilium("  egress: [{toGroups: [{aws: {region: x}}]}]"),
        {QStringLiteral("info groups-of-a-cloud spec.egress[0]")});
    row("empty selector of groups", cilium("  egress: [{toCIDRSet: [{cidrGroupSelector: {}}]}]"),
        {QStringLiteral("error opens-to-everybody spec.egress[0].toCIDRSet")});
    row("group that is not there", cilium("  egress: [{toCIDRSet: [{cidrGroupRef: g}]}]"),
        {QStringLiteral("warning no-such-group spec.egress[0].toCIDRSet")});
    row("block hopes for nodes",
        kubernetes("  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [192.168.0.0/16]}}]}]"),
        {QStringLiteral("warning block-means-no-nodes spec.egress[0]")});
    row("block hopes for pods", cilium("  egress: [{toCIDR: [10.42.0.0/16]}]"),
        {QStringLiteral("warning block-means-no-pods spec.egress[0].toCIDR")});
    row("port of nobody", cilium("  ingress: [{toPorts: [{ports: [{port: grpc}]}]}]"),
        {QStringLiteral("warning no-such-port spec.ingress[0]")});
    row("port that is there", cilium("  ingress: [{toPorts: [{ports: [{port: http}]}]}]"), {});
    row("range backwards",
        cilium("  egress: [{toEntities: [world], toPorts: [{ports: [{port: '443', endPort: 80}]}]}]"),
        {QStringLiteral("error range-ends-before-it-begins spec.egress[0].toPorts[0].ports[0]")});
    row("range backwards for Kubernetes", kubernetes("  ingress: [{}, {ports: [{port: 443, endPort: 80}]}]"),
        {QStringLiteral("error range-ends-before-it-begins spec.ingress[1].ports[0]")});
    row("range", cilium("  egress: [{toEntities: [world], toPorts: [{ports: [{port: '80', endPort: 443}]}]}]"), {});
    row("denies by name only", kubernetes("  egress: [{to: [{ipBlock: {cidr: 1.0.0.0/8}}]}]", "deny-k8s-api"),
        {QStringLiteral("warning denies-nothing")});
    row("shadowed",
        cilium("  egress: [{toEntities: [world], toPorts: [{ports: [{port: '443', protocol: TCP}]}]}]\n"
               "  egressDeny: [{toEntities: [world]}]"),
        {QStringLiteral("warning shadowed spec.egress[0]")});
    row("denied in part",
        cilium("  egress: [{toEntities: [world]}]\n  egressDeny: [{toPorts: [{ports: [{port: '25'}]}]}]"), {});
    row("default-deny by denials", cilium("  egressDeny: [{toEntities: [host]}]"),
        {QStringLiteral("warning switches-default-deny-on spec.egressDeny")});
    row("and told not to", cilium("  egressDeny: [{toEntities: [host]}]\n  enableDefaultDeny: {egress: false}"), {});
    row("names without DNS", cilium("  egress: [{toFQDNs: [{matchName: example.com}]}]"),
        {QStringLiteral("error names-without-dns spec.egress[0].toFQDNs")});
    row("names with DNS", cilium(dns + "'*'}]}}]}, {toFQDNs: [{matchName: example.com}]}]"), {});
    row("one label", cilium(dns + "'*'}]}}]}, {toFQDNs: [{matchPattern: '*.example.com'}]}]"),
        {QStringLiteral("info wildcard-of-one-label spec.egress[1].toFQDNs")});
    row("filter of names", cilium(dns + "'*.example.com'}]}}]}]"), {});
    row("void filter of names",
        cilium(dns + "'*.example.com'}]}}]}]") +
            kubernetes("  egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]", "allow-dns"),
        {QStringLiteral("warning filter-of-names-is-void spec.egress[0]")});
    const QByteArray locked = "kind: Pod\nmetadata: {name: sandbox-2, namespace: liteboxd, labels: {app: liteboxd, "
                              "liteboxd.io/dns-lock: \"true\"}}\nspec: {containers: []}\n---\n";
    row("void lock of DNS",
        locked + cilium(dns + "'*.example.com'}]}}]}]") +
            kubernetes("  egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]", "allow-dns"),
        {QStringLiteral("error dns-lock-is-void spec.egress[0]")});
    row("lock of DNS that holds",
        locked + cilium(dns + "'*.example.com'}]}}]}]") +
            "kind: NetworkPolicy\nmetadata: {namespace: liteboxd, name: allow-dns}\nspec:\n  podSelector: "
            "{matchExpressions: [{key: liteboxd.io/dns-lock, operator: NotIn, values: [\"true\"]}]}\n  egress: [{to: "
            "[{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}]\n---\n",
        {QStringLiteral("warning filter-of-names-is-void spec.egress[0]")});
}

void PolicyLinterTest::finds()
{
    QFETCH(QByteArray, policies);
    QFETCH(QStringList, expected);
    QCOMPARE(found(policies), expected);
}

QTEST_GUILESS_MAIN(PolicyLinterTest)
#include "tst_policy_linter.moc"
