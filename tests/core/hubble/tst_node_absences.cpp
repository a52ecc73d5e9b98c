// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/node_absences.h"

#include <QTest>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using hubble::NodeAbsences;
using hubble::NodeChange;
using hubble::NodeState;

namespace {

NodeAbsences::Time at(int second)
{
    return NodeAbsences::Time(std::chrono::seconds(second));
}

flows::Flow flowOf(const QString &node, int second)
{
    flows::Flow flow;
    flow.node = node;
    flow.time = at(second);
    return flow;
}

NodeChange error(const QStringList &nodes, int second)
{
    return {at(second), NodeState::Error, nodes, u"connection refused"_s, u"default/node-9"_s};
}

/// "node-2 10-14": every gap of a list.
QStringList texts(const QList<flows::FlowGap> &gaps)
{
    QStringList out;
    for (const flows::FlowGap &gap : gaps)
        out << u"%1 %2-%3"_s.arg(gap.node)
                   .arg(gap.from.time_since_epoch() / std::chrono::seconds(1))
                   .arg(gap.to.time_since_epoch() / std::chrono::seconds(1));
    return out;
}

} // namespace

/// What Relay says of its nodes in a stream, in whatever order it comes.
class NodeAbsencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Relay names a node without its cluster, its flows with it.
    void endsWithTheNodesNextFlow()
    {
        NodeAbsences absences;
        QCOMPARE(texts(absences.take({flowOf(u"default/node-2"_s, 9)})), QStringList());
        QCOMPARE(texts(absences.take(error({u"node-2"_s}, 10))), QStringList());
        QCOMPARE(texts(absences.take({flowOf(u"default/node-1"_s, 12), flowOf(u"default/node-2"_s, 9)})),
                 QStringList());
        QVERIFY(absences.since() == at(10));
        QCOMPARE(texts(absences.take({flowOf(u"default/node-2"_s, 14)})), QStringList{u"default/node-2 10-14"_s});
        QVERIFY(!absences.since());
    }

    void isToldWhenTheNodeIsBackAlready()
    {
        NodeAbsences absences;
        absences.take({flowOf(u"node-2"_s, 14)});
        QCOMPARE(texts(absences.take(error({u"node-2"_s, u"node-3"_s}, 10))), QStringList{u"node-2 10-14"_s});
        QVERIFY(absences.since() == at(10)); // of node-3
    }

    void endsWhenRelayCountsAllNodes()
    {
        NodeAbsences absences;
        absences.take(error({u"node-2"_s}, 10));
        absences.take(error({u"node-2"_s}, 11)); // a second attempt of Relay's
        hubble::ObserverStatus status;
        QCOMPARE(texts(absences.take(status, at(15))), QStringList()); // an agent's: it knows of no nodes
        status.unavailableNodes = 1;
        QCOMPARE(texts(absences.take(status, at(15))), QStringList());
        status.unavailableNodes = 0;
        QCOMPARE(texts(absences.take(status, at(20))), QStringList{u"node-2 10-20"_s});
        QCOMPARE(texts(absences.take(status, at(30))), QStringList());
    }

    void otherChangesAreNoGap()
    {
        NodeAbsences absences;
        for (const NodeState state : {NodeState::Connected, NodeState::Unavailable, NodeState::Gone}) {
            NodeChange change = error({u"node-2"_s}, 10);
            change.state = state;
            QCOMPARE(texts(absences.take(change)), QStringList());
        }
        QVERIFY(!absences.since());
    }
};

QTEST_GUILESS_MAIN(NodeAbsencesTest)
#include "tst_node_absences.moc"
