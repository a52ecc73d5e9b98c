// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::WhyTest)
#include "tst_why.moc"
