// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/reach_matrix.h"
#include "core/flows/why.h"
#include "core/policy/objects/object_files.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

/// The sandbox a1 may ask for *.pypi.org; everything else is closed, and the metadata address is denied.
constexpr char s_cluster[] = R"(
kind: Pod
metadata: {name: sandbox-a1, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: a1}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.0.1.17}
---
kind: CiliumNetworkPolicy
metadata: {name: names, namespace: liteboxd}
spec:
  endpointSelector: {matchLabels: {app: liteboxd}}
  egress: [{toFQDNs: [{matchPattern: "*.pypi.org"}]}]
---
kind: CiliumNetworkPolicy
metadata: {name: no-metadata, namespace: liteboxd}
spec:
  endpointSelector: {matchLabels: {app: liteboxd}}
  egressDeny: [{toCIDR: [169.254.169.254/32]}]
)";

policy::objects::ClusterObjects cluster()
{
    policy::objects::ClusterObjects objects;
    if (const auto read = policy::objects::addYaml(s_cluster, objects); !read)
        qFatal("%s", read.error().text().c_str());
    return objects;
}

Flow withPolicy(Flow flow, const QString &name)
{
    const QList<FlowPolicy> policies{{u"CiliumNetworkPolicy"_s, u"liteboxd"_s, name, {}, 1}};
    (flow.isDrop() ? flow.egressDeniedBy : flow.egressAllowedBy) = policies;
    return flow;
}

} // namespace

/// The reason of a verdict: reported, computed, or not known.
class WhyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void basis_data();
    void basis();
    void namesWhatIsolates();
    void withoutPoliciesNothingIsComputed();
    void aNameDoesNotOpenWhatABlockLeavesOut();
    void reachIsComputedAndSeen();
};

void WhyTest::basis_data()
{
    using Basis = Why::Basis;
    QTest::addColumn<Flow>("flow");
    QTest::addColumn<int>("basis");
    QTest::addColumn<bool>("differs");
    const auto row = [](const char *what, const Flow &flow, Basis basis, bool differs) {
        QTest::newRow(what) << flow << static_cast<int>(basis) << differs;
    };
    const Flow closed = droppedToWorld(u"a1"_s, u"1.1.1.1"_s, u"one.one"_s);
    const Flow open = forwardedToWorld(u"a1"_s, u"151.101.0.223"_s, u"files.pypi.org"_s);
    Flow metadata = droppedToWorld(u"a1"_s, u"169.254.169.254"_s);
    metadata.dropReason = DropPolicyDeny;
    row("closed, computed", closed, Basis::Computed, false);
    row("open by its name, computed", open, Basis::Computed, false);
    row("open, reported", withPolicy(open, u"names"_s), Basis::Reported, false);
    row("open, by a policy that does not open it", withPolicy(open, u"other"_s), Basis::Reported, true);
    row("denied, reported", withPolicy(metadata, u"no-metadata"_s), Basis::Reported, false);
    row("denied, and not allowed for its name", metadata, Basis::Computed, false);
    row("dropped, though it is allowed", droppedToWorld(u"a1"_s, u"151.101.0.223"_s, u"files.pypi.org"_s),
        Basis::Computed, true);
    row("let through, though it is closed", forwardedToWorld(u"a1"_s, u"1.1.1.1"_s), Basis::Computed, true);
    row("a pod that is not known", droppedToWorld(u"zz"_s, u"1.1.1.1"_s), Basis::Unknown, false);
    Flow logged = closed;
    logged.policyLog = {u"why not"_s};
    row("with a log", logged, Basis::Reported, false);
    Flow reply = forwardedToWorld(u"a1"_s, u"1.1.1.1"_s);
    reply.reply = true;
    row("a reply", reply, Basis::Reply, false);
    Flow broken = closed;
    broken.dropReason = 135;
    row("another reason", broken, Basis::NoPolicy, false);
    Flow undirected = closed;
    undirected.direction = TrafficDirection::Unknown;
    row("no direction", undirected, Basis::Unknown, false);
}

void WhyTest::basis()
{
    QFETCH(Flow, flow);
    const policy::explain::PolicyExplainer explainer(cluster());
    const Why why = whyOf(flow, &explainer);
    QTEST(static_cast<int>(why.basis), "basis");
    QTEST(why.differs, "differs");
}

void WhyTest::namesWhatIsolates()
{
    const policy::explain::PolicyExplainer explainer(cluster());
    const Why why = whyOf(droppedToWorld(u"a1"_s, u"1.1.1.1"_s), &explainer);
    QVERIFY(why.computed);
    QVERIFY(why.computed->outcome == policy::explain::Outcome::Denied);
    QVERIFY(!why.computed->isolatedBy.empty());
    QCOMPARE(QString::fromStdString(why.computed->isolatedBy.front().name.name), u"names"_s);
}

void WhyTest::withoutPoliciesNothingIsComputed()
{
    QVERIFY(whyOf(droppedToWorld(u"a1"_s, u"1.1.1.1"_s), nullptr).basis == Why::Basis::Unknown);
}

/// An address that a block leaves out is not open because DNS has a name for it.
void WhyTest::aNameDoesNotOpenWhatABlockLeavesOut()
{
    constexpr char files[] = R"(
kind: Pod
metadata: {name: sandbox-a1, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: a1}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.0.1.17}
---
kind: NetworkPolicy
metadata: {name: internet, namespace: liteboxd}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [151.101.0.0/16]}}]}]
)";
    constexpr char names[] = R"(
---
kind: CiliumNetworkPolicy
metadata: {name: names, namespace: liteboxd}
spec:
  endpointSelector: {matchLabels: {app: liteboxd}}
  egress: [{toFQDNs: [{matchPattern: "*"}]}]
)";
    using policy::explain::Outcome;
    const auto outcome = [](const QByteArray &yaml, const QString &address) {
        policy::objects::ClusterObjects objects;
        if (const auto read = policy::objects::addYaml(yaml, objects); !read)
            qFatal("%s", read.error().text().c_str());
        const policy::explain::PolicyExplainer explainer(objects);
        return computedVerdict(forwardedToWorld(u"a1"_s, address, u"files.pypi.org"_s), explainer)->outcome;
    };
    QVERIFY(outcome(files, u"1.1.1.1"_s) == Outcome::Allowed);
    QVERIFY(outcome(files, u"151.101.0.223"_s) == Outcome::Denied);
    QVERIFY(outcome(QByteArray(files) + names, u"151.101.0.223"_s) == Outcome::Allowed); // a rule about names
}

/// Each kind of place has its row; what was let through though a rule denies it is an alarm.
void WhyTest::reachIsComputedAndSeen()
{
    using policy::explain::Outcome;
    const policy::explain::PolicyExplainer explainer(cluster());
    FlowDigest digest;
    Flow metadata = forwardedToWorld(u"a1"_s, u"169.254.169.254"_s);
    metadata.direction = TrafficDirection::Egress;
    digest.take(metadata);
    Flow lan = droppedToWorld(u"a1"_s, u"192.168.7.1"_s);
    lan.direction = TrafficDirection::Egress;
    digest.take(lan);
    Flow other = droppedToWorld(u"b2"_s, u"1.1.1.1"_s);
    other.direction = TrafficDirection::Egress;
    digest.take(other);
    const auto rows = reachMatrix(u"a1"_s, digest, &explainer);
    QCOMPARE(rows.size(), std::size_t(8));
    const auto row = [&](ReachTarget target) { return rows[static_cast<std::size_t>(target)]; };
    QVERIFY(row(ReachTarget::Metadata).differs);
    QCOMPARE(row(ReachTarget::Metadata).passed, std::uint64_t(1));
    QCOMPARE(row(ReachTarget::Metadata).computed->outcome, Outcome::Denied);
    QCOMPARE(row(ReachTarget::Lan).dropped, std::uint64_t(1));
    QVERIFY(!row(ReachTarget::Lan).differs);
    QCOMPARE(row(ReachTarget::Internet).dropped, std::uint64_t(0)); // that was another sandbox
    QVERIFY(!row(ReachTarget::Dns).computed);                       // there is no name server to ask about
    for (const ReachRow &each : reachMatrix(u"a1"_s, digest, nullptr))
        QVERIFY(!each.computed && !each.differs);
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::WhyTest)
#include "tst_why.moc"
