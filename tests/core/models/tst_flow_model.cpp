// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/flow_model.h"
#include "core/models/flow_words.h"
#include "core/policy/objects/object_files.h"
#include "tests/core/flows/sample_flows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace liteboxd;
using flows::droppedToWorld;
using flows::Flow;
using models::FlowModel;

namespace {

/// One flow each to different addresses.
QList<Flow> distinct(int count, int from = 0)
{
    QList<Flow> flows;
    for (int at = from; at < from + count; ++at) {
        flows += droppedToWorld(u"a1"_s, u"10.%1.%2.1"_s.arg(at / 250).arg(at % 250));
        flows.back().time += std::chrono::milliseconds(at);
    }
    return flows;
}

QString cell(const FlowModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

/// Flows as rows.
class FlowModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAFlow();
    void repeatsShareARowForAWhile();
    void dropToldTwiceCountsOnce();
    void oldestGo();
    void heldRowsDoNotMove();
    void whatWaitsIsBounded();
    void gapsHaveRows();
    void reasonsAreComputedWhenPoliciesAreKnown();
    void clearForgets();
};

void FlowModelTest::showsAFlow()
{
    FlowModel model;
    model.add(QList<Flow>{droppedToWorld(u"a1"_s, u"1.1.1.1"_s, u"one.one"_s)});
    QCOMPARE(cell(model, 0, FlowModel::Source), u"liteboxd/sandbox-a1"_s);
    QCOMPARE(cell(model, 0, FlowModel::Destination), u"one.one"_s);
    QCOMPARE(cell(model, 0, FlowModel::Port), u"443/tcp"_s);
    QCOMPARE(cell(model, 0, FlowModel::Verdict), u"DROPPED"_s);
    QCOMPARE(cell(model, 0, FlowModel::Reason), u"No rule allows it"_s);
    QCOMPARE(cell(model, 0, FlowModel::Policy), u"–"_s);
    QCOMPARE(cell(model, 0, FlowModel::Count), u"1"_s);
    QVERIFY(!models::details(model.row(0)).isEmpty());
}

void FlowModelTest::repeatsShareARowForAWhile()
{
    FlowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Flow flow = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    model.add(QList<Flow>{flow, flow});
    flow.time += 5s;
    model.add(QList<Flow>{flow});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, FlowModel::Count), u"3"_s);
    flow.time += 10s; // where one looks for what is new, at the end
    model.add(QList<Flow>{flow, flow});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 1, FlowModel::Count), u"2"_s);
}

void FlowModelTest::dropToldTwiceCountsOnce()
{
    FlowModel model;
    Flow verdict = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    verdict.event = flows::EventType::PolicyVerdict;
    model.add(QList<Flow>{verdict, droppedToWorld(u"a1"_s, u"1.1.1.1"_s)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, FlowModel::Count), u"1"_s);
}

void FlowModelTest::oldestGo()
{
    FlowModel model(100);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(distinct(90));
    const QPersistentModelIndex kept = model.index(80, 0);
    model.add(distinct(60, 90));
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(cell(model, 0, FlowModel::Destination), u"10.0.50.1"_s);
    QCOMPARE(kept.row(), 30);
    // Its row is gone, so that it repeats nothing.
    model.add(distinct(1));
    QCOMPARE(cell(model, 99, FlowModel::Destination), u"10.0.0.1"_s);
    // More at once than there is room for.
    model.add(distinct(300, 200));
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(cell(model, 99, FlowModel::Destination), u"10.1.249.1"_s);
    Flow again = distinct(1, 499).front();
    model.add(QList<Flow>{again});
    QCOMPARE(cell(model, 99, FlowModel::Count), u"2"_s);
}

void FlowModelTest::heldRowsDoNotMove()
{
    FlowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(distinct(10));
    QSignalSpy moves(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setHeld(true);
    model.add(distinct(10));
    model.add(distinct(204, 100));
    QCOMPARE(moves.size(), 0);
    QCOMPARE(changes.size(), 0);
    QCOMPARE(model.waiting(), 214u);
    model.setHeld(false);
    QCOMPARE(model.waiting(), 0u);
    QCOMPARE(model.rowCount(), 214);
    QCOMPARE(moves.size(), 1);
    QCOMPARE(cell(model, 0, FlowModel::Count), u"2"_s);
}

void FlowModelTest::whatWaitsIsBounded()
{
    FlowModel model(50);
    model.setHeld(true);
    for (int batch = 0; batch < 10; ++batch)
        model.add(distinct(20, batch * 20));
    QCOMPARE(model.waiting(), 200u);
    model.setHeld(false);
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(cell(model, 49, FlowModel::Destination), u"10.0.199.1"_s);
}

void FlowModelTest::gapsHaveRows()
{
    FlowModel model;
    model.add(distinct(1));
    model.add(flows::FlowGap{flows::GapCause::HubbleRing, 214, u"node-1"_s, {}, {}});
    model.add(distinct(1));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(1, 0).data(FlowModel::GapRole).toBool());
    QVERIFY(cell(model, 1, FlowModel::Time).contains(u"214 flows lost on node-1"));
    QCOMPARE(cell(model, 1, FlowModel::Verdict), QString());
    QCOMPARE(cell(model, 0, FlowModel::Count), u"2"_s);
}

void FlowModelTest::reasonsAreComputedWhenPoliciesAreKnown()
{
    FlowModel model;
    model.add(QList<Flow>{droppedToWorld(u"a1"_s, u"1.1.1.1"_s)});
    policy::objects::ClusterObjects objects;
    QVERIFY(policy::objects::addYaml(R"(
kind: Pod
metadata: {name: sandbox-a1, namespace: liteboxd, labels: {app: liteboxd}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.0.1.17}
---
kind: NetworkPolicy
metadata: {name: default-deny-all, namespace: liteboxd}
spec: {podSelector: {}, policyTypes: [Egress]}
)",
                                     objects));
    model.setExplainer(nullptr, flows::PolicyReading::UnderWay);
    QVERIFY(models::text(model.why(0)).contains(u"are being read"));
    model.setExplainer(nullptr, flows::PolicyReading::Failed);
    QVERIFY(models::text(model.why(0)).contains(u"could not be read"));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setExplainer(std::make_shared<const policy::explain::PolicyExplainer>(std::move(objects)));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(cell(model, 0, FlowModel::Policy), u"computed: isolated by default-deny-all"_s);
    QVERIFY(models::text(model.why(0)).contains(u"no rule allows this; isolating policies: default-deny-all"));
}

void FlowModelTest::clearForgets()
{
    FlowModel model;
    model.add(distinct(3));
    model.setHeld(true);
    model.add(distinct(3, 3));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.waiting(), 0u);
    model.setHeld(false);
    model.add(distinct(1));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, FlowModel::Count), u"1"_s);
}

QTEST_GUILESS_MAIN(FlowModelTest)
#include "tst_flow_model.moc"
