// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/alike_pods.h"
#include "core/policy/explain/policy_matrix.h"
#include "core/policy/objects/object_files.h"
#include "core/policy/policy_map.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::policy;
using Kind = ReachNode::Kind;
using Side = ReachNode::Side;

namespace {

constexpr char surroundings[] = R"(
kind: Pod
metadata: {name: dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
spec: {nodeName: n1, containers: [{name: main, ports: [{containerPort: 53, protocol: UDP}]}]}
status: {podIP: 10.42.9.1}
---
kind: NetworkPolicy
metadata: {name: default-deny-all, namespace: liteboxd}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
---
kind: NetworkPolicy
metadata: {name: allow-dns, namespace: liteboxd}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}]
---
kind: NetworkPolicy
metadata: {name: allow-internet, namespace: liteboxd}
spec: {podSelector: {matchLabels: {internet: "true"}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}
---
)";

/// A sandbox; its id is its number.
QByteArray sandbox(int number, const QByteArray &labels = {})
{
    const QByteArray id = QByteArray::number(number).rightJustified(8, '0');
    return "kind: Pod\nmetadata: {name: sandbox-" + id + ", namespace: liteboxd, labels: {sandbox-id: \"" + id + "\"" +
           labels + "}}\nspec: {nodeName: n1, containers: [{name: main}]}\nstatus: {podIP: 10.42." +
           QByteArray::number(number / 250) + '.' + QByteArray::number(number % 250 + 1) + "}\n---\n";
}

/// What lets one sandbox reach one name; what it says is the same for each but for whom it selects.
QByteArray allowedName(int number, const QByteArray &name)
{
    const QByteArray id = QByteArray::number(number).rightJustified(8, '0');
    return "kind: CiliumNetworkPolicy\nmetadata: {name: allow-domains-" + id +
           ", namespace: liteboxd}\nspec: {endpointSelector: {matchLabels: {sandbox-id: \"" + id +
           "\"}}, egress: [{toFQDNs: [{matchName: " + name + "}]}]}\n---\n";
}

std::unique_ptr<const explain::PolicyExplainer> explainerOf(const QByteArray &yaml)
{
    objects::ClusterObjects objects;
    const auto read = objects::addYaml(surroundings + yaml, objects);
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return std::make_unique<const explain::PolicyExplainer>(std::move(objects));
}

/// "from → to outcome ports" of each edge, in order of the text.
QStringList edgesOf(const PolicyMap &map)
{
    const auto name = [&map](std::size_t node) {
        const ReachNode &each = map.nodes[node];
        return QString::fromStdString(each.names.front()) + u'*' + QString::number(each.members);
    };
    QStringList edges;
    for (const ReachEdge &edge : map.edges) {
        const auto outcome = explain::nameOf(edge.outcome);
        QString ports;
        for (const std::string &port : edge.ports)
            ports += u' ' + QString::fromStdString(port);
        edges << name(edge.from) + u" → "_s + name(edge.to) + u' ' +
                     QString::fromUtf8(outcome.data(), static_cast<qsizetype>(outcome.size())) + ports;
    }
    edges.sort();
    return edges;
}

} // namespace

class PolicyMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What may be of a fleet is a handful of nodes, whatever its size.
    void drawsAlikeAsOne()
    {
        QByteArray yaml;
        for (int at = 0; at < 300; ++at)
            yaml += sandbox(at, at % 3 == 0 ? ", internet: \"true\"" : "");
        for (const int at : {1, 2, 4, 5})
            yaml += allowedName(at, "pypi.org");
        const auto explainer = explainerOf(yaml);
        const PolicyMap map = policyMap(*explainer, {});
        QCOMPARE(edgesOf(map), (QStringList{
                                   u"00000000*100 → kube-system/dns*1 allowed 53/udp"_s,
                                   u"00000000*100 → pypi.org*1 allowed 443/tcp"_s,
                                   u"00000000*100 → world*1 allowed 443/tcp"_s,
                                   u"00000001*4 → kube-system/dns*1 allowed 53/udp"_s,
                                   u"00000001*4 → pypi.org*1 allowed 443/tcp"_s,
                                   u"00000007*196 → kube-system/dns*1 allowed 53/udp"_s,
                                   u"host*1 → 00000000*100 allowed 80/tcp"_s,
                                   u"host*1 → 00000001*4 allowed 80/tcp"_s,
                                   u"host*1 → 00000007*196 allowed 80/tcp"_s,
                               }));
        const auto &edges = map.edges;
        const auto toPypi = std::find_if(edges.begin(), edges.end(), [](const ReachEdge &edge) {
            return !edge.decidedBy.empty() && edge.decidedBy.front().policy.name.name == "allow-domains-00000001";
        });
        QVERIFY(toPypi != edges.end()); // a click on it leads there
    }

    void deniesOnlyWhereAsked()
    {
        const auto explainer = explainerOf(sandbox(0) + sandbox(1));
        const auto isDenied = [](const ReachEdge &edge) { return edge.outcome == explain::Outcome::Denied; };
        const PolicyMap allowed = policyMap(*explainer, {});
        QVERIFY(std::none_of(allowed.edges.begin(), allowed.edges.end(), isDenied));
        PolicyMapOptions options;
        options.shown = PolicyMapOptions::Shown::All;
        const PolicyMap all = policyMap(*explainer, options);
        const auto own = std::find_if(all.edges.begin(), all.edges.end(),
                                      [](const ReachEdge &edge) { return edge.from == edge.to; });
        QVERIFY(own != all.edges.end()); // two alike sandboxes are asked about each other
        QVERIFY(isDenied(*own));
        QCOMPARE(own->isolatedBy.front().name.name, std::string("default-deny-all"));
    }

    void isBounded()
    {
        QByteArray yaml;
        for (int at = 0; at < 60; ++at)
            yaml += sandbox(at) + allowedName(at, "name-" + QByteArray::number(at) + ".example");
        const auto explainer = explainerOf(yaml);
        PolicyMapOptions options;
        options.mostSandboxes = 10;
        const PolicyMap map = policyMap(*explainer, options);
        const auto inTheMiddle = [](const ReachNode &node) { return node.side == Side::Middle; };
        QCOMPARE(std::count_if(map.nodes.begin(), map.nodes.end(), inTheMiddle), 11);
        std::size_t members = 0;
        for (const ReachNode &node : map.nodes)
            members += inTheMiddle(node) ? node.members : 0;
        QCOMPARE(members, std::size_t(60));
    }

    /// Where no two sandboxes are alike the picture is no larger, and none is left out of it.
    void isBoundedWhereNoneAreAlike()
    {
        QByteArray yaml;
        for (int at = 0; at < 150; ++at)
            yaml += sandbox(at) + allowedName(at, "name-" + QByteArray::number(at) + ".example");
        const auto explainer = explainerOf(yaml);
        const PolicyMapOptions options;
        const PolicyMap map = policyMap(*explainer, options);
        std::size_t names = 0;
        std::size_t named = 0;
        for (const ReachNode &node : map.nodes) {
            names += node.kind == ReachNode::Kind::Names ? 1 : 0;
            named += node.kind == ReachNode::Kind::Names ? node.members : 0;
        }
        QCOMPARE(names, options.mostNames);
        QCOMPARE(named, std::size_t(150));
        QVERIFY2(map.nodes.size() < 80, qPrintable(QString::number(map.nodes.size())));
        QVERIFY2(map.edges.size() < 300, qPrintable(QString::number(map.edges.size())));
        const auto leadsFromRestToNames = [&map](const ReachEdge &edge) {
            return map.nodes[edge.from].kind == ReachNode::Kind::MoreSandboxes &&
                   map.nodes[edge.to].kind == ReachNode::Kind::Names;
        };
        QVERIFY(std::any_of(map.edges.begin(), map.edges.end(), leadsFromRestToNames));
    }

    /// No pair of alike pods is treated otherwise than the pair that is asked for it.
    void alikeMeansTheSameVerdicts()
    {
        QByteArray yaml = R"(
kind: CiliumNetworkPolicy
metadata: {name: between, namespace: liteboxd}
spec:
  endpointSelector: {matchLabels: {tier: a}}
  ingress: [{fromEndpoints: [{matchExpressions: [{key: tier, operator: NotIn, values: [b]}]}]}]
  egress: [{toEndpoints: [{matchLabels: {internet: "true"}}], toPorts: [{ports: [{port: "80"}]}]}]
---
)";
        const QList<QByteArray> tiers{", tier: a", ", tier: b", ", internet: \"true\"", ""};
        for (int at = 0; at < 16; ++at)
            yaml += sandbox(at, tiers[at % 4]);
        const auto explainer = explainerOf(yaml);
        const auto groups = explain::alikePods(*explainer);
        const auto groupOf = [&groups](std::size_t pod) {
            return std::find_if(
                       groups.begin(), groups.end(),
                       [pod](const auto &group) { return std::find(group.begin(), group.end(), pod) != group.end(); }) -
                   groups.begin();
        };
        QCOMPARE(groups.size(), std::size_t(5)); // and the DNS
        std::map<std::pair<std::ptrdiff_t, std::ptrdiff_t>, explain::Outcome> known;
        const auto ends = explain::matrixEnds(*explainer);
        int pairs = 0;
        for (const auto &from : ends) {
            for (const auto &to : ends) {
                if (!from.pod || !to.pod || from.text == to.text)
                    continue;
                explain::eachPair(*explainer, {from}, {to}, [&](const explain::MatrixEntry &entry) {
                    const auto [place, isNew] =
                        known.try_emplace({groupOf(*from.pod), groupOf(*to.pod)}, entry.outcome);
                    QCOMPARE(entry.outcome, place->second);
                    ++pairs;
                });
            }
        }
        QVERIFY(pairs > 200);
    }
};

QTEST_MAIN(PolicyMapTest)
#include "tst_policy_map.moc"
