// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/address_names.h"
#include "core/flows/drop_twins.h"
#include "core/flows/flow_ends.h"
#include "core/flows/flow_record.h"
#include "core/flows/sandbox_traffic.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace liteboxd::flows {

/// What is counted of flows, and once.
class FlowCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropToldTwiceIsOne();
    void retriesAreNoTwins();
    void repeatsShareARow_data();
    void repeatsShareARow();
    void twinBringsWhatTheOtherLacks();
    void answersNameAddresses();
    void namesAreBounded();
    void dropsLeaveAfterFiveMinutes();
    void internetIsTheLastConnection();
    void targetsHaveWords_data();
    void targetsHaveWords();
};

void FlowCountsTest::dropToldTwiceIsOne()
{
    DropTwins twins;
    Flow verdict = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    verdict.event = EventType::PolicyVerdict;
    Flow drop = verdict;
    drop.event = EventType::Drop;
    drop.time += 2ms;
    QVERIFY(!twins.isTwin(verdict));
    QVERIFY(twins.isTwin(drop));
    Flow later = verdict;
    later.time += 3s;
    QVERIFY(!twins.isTwin(later));
    Flow elsewhere = drop;
    elsewhere.time = later.time;
    elsewhere.node = u"default/node-2"_s;
    QVERIFY(!twins.isTwin(elsewhere));
    QVERIFY(!twins.isTwin(forwardedToWorld(u"a1"_s, u"1.1.1.1"_s)));
}

void FlowCountsTest::retriesAreNoTwins()
{
    DropTwins twins;
    Flow flow = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    int packets = 0;
    for (int retry = 0; retry < 5; ++retry) {
        flow.time += 100ms;
        for (const EventType event : {EventType::PolicyVerdict, EventType::Drop}) {
            flow.event = event;
            packets += twins.isTwin(flow) ? 0 : 1;
        }
    }
    QCOMPARE(packets, 5);
    // All verdicts before all drops, as two queues may bring them.
    DropTwins others;
    packets = 0;
    for (const EventType event : {EventType::PolicyVerdict, EventType::Drop}) {
        flow.event = event;
        for (int retry = 0; retry < 5; ++retry)
            packets += others.isTwin(flow) ? 0 : 1;
    }
    QCOMPARE(packets, 5);
}

void FlowCountsTest::repeatsShareARow_data()
{
    QTest::addColumn<Flow>("other");
    QTest::addColumn<bool>("same");
    const Flow base = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    const auto row = [&](const char *what, bool same, auto change) {
        Flow other = base;
        change(other);
        QTest::newRow(what) << other << same;
    };
    row("another port of the client", true, [](Flow &flow) { flow.source.port = 41'001; });
    row("another time", true, [](Flow &flow) { flow.time += 5s; });
    row("another port of the server", false, [](Flow &flow) { flow.destination.port = 80; });
    row("another protocol", false, [](Flow &flow) { flow.protocol = Protocol::Udp; });
    row("another verdict", false, [](Flow &flow) { flow.verdict = Verdict::Forwarded; });
    row("another reason", false, [](Flow &flow) { flow.dropReason = DropPolicyDeny; });
    row("another address", false, [](Flow &flow) { flow.destination.address = u"1.0.0.1"_s; });
    row("the way back", false, [](Flow &flow) { flow.direction = TrafficDirection::Ingress; });
    row("another pod", false, [](Flow &flow) { flow.source.pod = u"sandbox-b2"_s; });
}

void FlowCountsTest::repeatsShareARow()
{
    QFETCH(Flow, other);
    QTEST(RepeatKey(other) == RepeatKey(droppedToWorld(u"a1"_s, u"1.1.1.1"_s)), "same");
}

void FlowCountsTest::twinBringsWhatTheOtherLacks()
{
    Flow verdict = droppedToWorld(u"a1"_s, u"1.1.1.1"_s, u"one.one"_s);
    verdict.egressDeniedBy = {{u"CiliumNetworkPolicy"_s, u"liteboxd"_s, u"deny"_s, {}, 3}};
    verdict.policyLog = {u"metadata"_s};
    FlowRecord record = FlowRecord::of(verdict);
    repeat(record, droppedToWorld(u"a1"_s, u"1.1.1.1"_s), true);
    QCOMPARE(record.count, 1u);
    QCOMPARE(record.flow.egressDeniedBy.size(), 1);
    QCOMPARE(record.flow.policyLog, QStringList{u"metadata"_s});
    QCOMPARE(record.flow.destination.names, QStringList{u"one.one"_s});
    repeat(record, verdict, false);
    QCOMPARE(record.count, 2u);
}

void FlowCountsTest::answersNameAddresses()
{
    AddressNames names;
    names.learn(dnsAnswer(u"a1"_s, u"PyPI.org."_s, {u"151.101.0.223"_s, u"151.101.64.223"_s}));
    Flow flow = droppedToWorld(u"a1"_s, u"151.101.64.223"_s);
    names.fill(flow);
    QCOMPARE(flow.destination.names, QStringList{u"pypi.org"_s});
    Flow ofAnother = droppedToWorld(u"b2"_s, u"151.101.64.223"_s);
    names.fill(ofAnother);
    QVERIFY(ofAnother.destination.names.isEmpty());
    Flow named = droppedToWorld(u"a1"_s, u"151.101.64.223"_s, u"files.pythonhosted.org"_s);
    names.fill(named);
    QCOMPARE(named.destination.names, QStringList{u"files.pythonhosted.org"_s});
}

void FlowCountsTest::namesAreBounded()
{
    AddressNames names(3);
    for (int at = 0; at < 10; ++at)
        names.learn(dnsAnswer(u"a1"_s, u"x%1.example."_s.arg(at), {u"192.0.2.%1"_s.arg(at)}));
    QCOMPARE(names.size(), 3u);
    Flow oldest = droppedToWorld(u"a1"_s, u"192.0.2.0"_s);
    names.fill(oldest);
    QVERIFY(oldest.destination.names.isEmpty());
}

void FlowCountsTest::dropsLeaveAfterFiveMinutes()
{
    TrafficCounts counts;
    Flow flow = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    const auto start = flow.time;
    for (int second = 0; second < 600; second += 10) {
        flow.time = start + std::chrono::seconds(second);
        counts.take(flow);
    }
    QCOMPARE(counts.of(u"a1"_s, flow.time).drops, 30u);
    QCOMPARE(counts.of(u"a1"_s, flow.time + 2min).drops, 18u);
    QCOMPARE(counts.of(u"a1"_s, flow.time + 6min).drops, 0u);
    flow.time += 1h;
    counts.take(flow);
    QCOMPARE(counts.of(u"a1"_s, flow.time).drops, 1u);
    QCOMPARE(counts.of(u"a1"_s, flow.time).destinations, 1u);
    QCOMPARE(counts.of(u"nobody"_s, flow.time).drops, 0u);
    flow.time -= 2h; // late, and too old to count
    counts.take(flow);
    QCOMPARE(counts.of(u"a1"_s, flow.time + 2h).drops, 1u);
}

void FlowCountsTest::internetIsTheLastConnection()
{
    TrafficCounts counts;
    const auto state = [&] { return counts.of(u"a1"_s, {}).internet; };
    counts.take(dnsAnswer(u"a1"_s, u"pypi.org."_s, {}));
    QVERIFY(!state());
    counts.take(droppedToWorld(u"a1"_s, u"1.1.1.1"_s));
    QCOMPARE(state(), std::optional(false));
    Flow broken = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    broken.dropReason = 195;
    Flow allowed = forwardedToWorld(u"a1"_s, u"1.1.1.1"_s);
    allowed.time += 1s;
    counts.take(allowed);
    counts.take(broken);
    QCOMPARE(state(), std::optional(true));
    QCOMPARE(counts.of(u"a1"_s, {}).internetSince, allowed.time);
    QCOMPARE(counts.of(u"a1"_s, {}).labelled, std::optional(false));
    Flow toPod = droppedToWorld(u"a1"_s, u"10.0.0.9"_s);
    toPod.destination.identity = 5555;
    toPod.destination.labels = {u"k8s:app=other"_s};
    counts.take(toPod);
    QCOMPARE(state(), std::optional(true));
    counts.forgetInternet(u"a1"_s);
    QVERIFY(!state());
}

void FlowCountsTest::targetsHaveWords_data()
{
    QTest::addColumn<Flow>("flow");
    QTest::addColumn<QString>("words");
    QTest::newRow("name") << droppedToWorld({}, u"1.1.1.1"_s, u"one.one"_s) << u"one.one:443"_s;
    QTest::newRow("address") << droppedToWorld({}, u"1.1.1.1"_s) << u"1.1.1.1:443"_s;
    QTest::newRow("IPv6") << droppedToWorld({}, u"2606:4700::1111"_s) << u"[2606:4700::1111]:443"_s;
    Flow flow = droppedToWorld({}, u"192.168.0.1"_s);
    flow.destination.identity = 1;
    flow.destination.labels = {u"reserved:host"_s};
    flow.protocol = Protocol::Udp;
    QTest::newRow("node") << flow << u"host 192.168.0.1:443/udp"_s;
    flow.protocol = Protocol::Icmp;
    QTest::newRow("ping") << flow << u"host 192.168.0.1 (ICMPv4)"_s;
    flow.destination = sandboxPeer(u"b2"_s);
    flow.destination.port = 22;
    flow.protocol = Protocol::Tcp;
    QTest::newRow("pod") << flow << u"liteboxd/sandbox-b2:22"_s;
}

void FlowCountsTest::targetsHaveWords()
{
    QFETCH(Flow, flow);
    QTEST(shownTarget(flow.destination, flow.protocol), "words");
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::FlowCountsTest)
#include "tst_flow_counts.moc"
