// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/blocked_destinations.h"
#include "core/flows/flow_digest.h"
#include "core/flows/learnt_domains.h"
#include "core/flows/replay.h"
#include "core/flows/verdict_timeline.h"
#include "core/policy/objects/object_files.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace liteboxd::flows {

/// What is made of flows that were seen: an inbox, allow-lists, a replay, a chart.
class FlowProposalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestKeepsOneOfEach();
    void digestIsBounded();
    void blockedAreGroupedByName();
    void refusedNamesAreBlocked();
    void learns_data();
    void learns();
    void replaysChangedPolicies();
    void timelineHasNoHoles();
};

void FlowProposalsTest::digestKeepsOneOfEach()
{
    FlowDigest digest;
    Flow flow = droppedToWorld(u"a1"_s, u"1.1.1.1"_s, u"one.one"_s);
    for (int time = 0; time < 5; ++time) {
        flow.time += 1min;
        flow.source.port = static_cast<std::uint16_t>(40'000 + time);
        digest.take(flow);
    }
    digest.take(forwardedToWorld(u"a1"_s, u"1.1.1.1"_s));
    digest.take(dnsAnswer(u"a1"_s, u"pypi.org."_s, {}));
    const auto values = digest.values();
    QCOMPARE(values.size(), 2u);
    QCOMPARE(values[0].count, 5u);
    QCOMPARE(values[0].last - values[0].first, std::chrono::system_clock::duration(4min));
}

void FlowProposalsTest::digestIsBounded()
{
    FlowDigest digest(100);
    for (int host = 0; host < 1'000; ++host) {
        Flow flow = droppedToWorld(u"a1"_s, u"10.0.%1.%2"_s.arg(host / 250).arg(host % 250));
        flow.time += std::chrono::seconds(host);
        digest.take(flow);
    }
    QVERIFY(digest.size() <= 100);
    QCOMPARE(digest.values()[0].flow.destination.address, u"10.0.3.249"_s);
}

void FlowProposalsTest::blockedAreGroupedByName()
{
    BlockedDestinations blocked;
    blocked.take(droppedToWorld(u"a1"_s, u"151.101.0.223"_s, u"pypi.org"_s));
    blocked.take(droppedToWorld(u"a1"_s, u"151.101.64.223"_s, u"pypi.org"_s));
    Flow other = droppedToWorld(u"b2"_s, u"151.101.64.223"_s, u"pypi.org"_s);
    other.destination.port = 80;
    blocked.take(other);
    blocked.take(forwardedToWorld(u"a1"_s, u"1.1.1.1"_s));
    Flow denied = droppedToWorld(u"a1"_s, u"169.254.169.254"_s);
    denied.dropReason = DropPolicyDeny; // no allow would open it
    blocked.take(denied);
    Flow unnamed = droppedToWorld(u"a1"_s, u"203.0.113.7"_s);
    unnamed.time += 1s;
    blocked.take(unnamed);
    auto values = blocked.values();
    QCOMPARE(values.size(), 2u);
    QCOMPARE(values[0].shown(), u"203.0.113.7"_s);
    QCOMPARE(values[1].shown(), u"pypi.org"_s);
    QCOMPARE(values[1].count, 3u);
    QCOMPARE(values[1].sandboxes, (QSet<QString>{u"a1"_s, u"b2"_s}));
    QCOMPARE(values[1].ports, (QSet<QString>{u"443/tcp"_s, u"80/tcp"_s}));
    blocked.setAside(u"pypi.org"_s);
    QCOMPARE(blocked.values().size(), 1u);
}

void FlowProposalsTest::refusedNamesAreBlocked()
{
    BlockedDestinations blocked;
    blocked.take(dnsAnswer(u"a1"_s, u"PyPI.org."_s, {}, 5));
    blocked.take(dnsAnswer(u"a1"_s, u"pypi.org.liteboxd.svc.cluster.local."_s, {}, 5));
    blocked.take(dnsAnswer(u"a1"_s, u"nowhere.example."_s, {}, 3));
    QCOMPARE(blocked.values().size(), 1u);
    QCOMPARE(blocked.values()[0].name, u"pypi.org"_s);
    QVERIFY(blocked.values()[0].isRefusedName);
    blocked.take(droppedToWorld(u"a1"_s, u"151.101.0.223"_s, u"pypi.org"_s));
    QVERIFY(!blocked.values()[0].isRefusedName);
}

void FlowProposalsTest::learns_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("present");
    QTest::addColumn<QStringList>("domains");
    QTest::newRow("nothing") << QStringList{} << QStringList{} << QStringList{};
    QTest::newRow("each name") << QStringList{u"pypi.org"_s, u"files.pythonhosted.org"_s} << QStringList{}
                               << QStringList{u"files.pythonhosted.org"_s, u"pypi.org"_s};
    QTest::newRow("what is allowed is not proposed")
        << QStringList{u"pypi.org"_s, u"a.b.pypi.org"_s} << QStringList{u"*.pypi.org"_s} << QStringList{u"pypi.org"_s};
    QTest::newRow("many of one parent") << QStringList{u"a.cdn.example.com"_s, u"b.cdn.example.com"_s,
                                                       u"c.cdn.example.com"_s, u"d.cdn.example.com"_s,
                                                       u"e.cdn.example.com"_s, u"example.com"_s}
                                        << QStringList{} << QStringList{u"*.cdn.example.com"_s, u"example.com"_s};
    QTest::newRow("not above what one registers")
        << QStringList{u"a.com"_s, u"b.com"_s, u"c.com"_s, u"d.com"_s, u"e.com"_s} << QStringList{}
        << QStringList{u"a.com"_s, u"b.com"_s, u"c.com"_s, u"d.com"_s, u"e.com"_s};
    QTest::newRow("nor above a short second level")
        << QStringList{u"a.co.uk"_s, u"b.co.uk"_s, u"c.co.uk"_s, u"d.co.uk"_s, u"e.co.uk"_s} << QStringList{}
        << QStringList{u"a.co.uk"_s, u"b.co.uk"_s, u"c.co.uk"_s, u"d.co.uk"_s, u"e.co.uk"_s};
}

void FlowProposalsTest::learns()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, present);
    FlowDigest digest;
    for (int number = 0; number < names.size(); ++number)
        digest.take(droppedToWorld(u"a1"_s, u"198.51.100.%1"_s.arg(number), names[number]));
    digest.take(droppedToWorld(u"a1"_s, u"203.0.113.7"_s));
    digest.take(droppedToWorld(u"b2"_s, u"203.0.113.8"_s, u"other.example"_s));
    Flow early = droppedToWorld(u"a1"_s, u"203.0.113.9"_s, u"early.example"_s);
    const auto since = early.time;
    early.time -= 1h;
    digest.take(early);
    const LearntDomains learnt = learntDomains(digest.values(), u"a1"_s, since, present);
    QTEST(learnt.domains, "domains");
    QCOMPARE(learnt.unnamed, QStringList{u"203.0.113.7:443"_s});
}

void FlowProposalsTest::replaysChangedPolicies()
{
    const auto explainer = [](const char *egress) {
        policy::objects::ClusterObjects objects;
        const QByteArray yaml = QByteArray(R"(
kind: Pod
metadata: {name: sandbox-a1, namespace: liteboxd, labels: {app: liteboxd}}
spec: {nodeName: n1, containers: []}
status: {podIP: 10.0.1.17}
---
kind: CiliumNetworkPolicy
metadata: {name: it, namespace: liteboxd}
spec:
  endpointSelector: {}
  egress: )") + egress;
        if (const auto read = policy::objects::addYaml(yaml, objects); !read)
            qFatal("%s", read.error().text().c_str());
        return std::make_unique<policy::explain::PolicyExplainer>(std::move(objects));
    };
    const auto before = explainer("[{toEntities: [world]}]");
    const auto after = explainer("[{toFQDNs: [{matchName: one.one}]}]");
    FlowDigest digest;
    for (int packet = 0; packet < 3; ++packet) {
        digest.take(forwardedToWorld(u"a1"_s, u"151.101.0.223"_s, u"pypi.org"_s));
        digest.take(forwardedToWorld(u"a1"_s, u"1.1.1.1"_s, u"one.one"_s));
    }
    digest.take(forwardedToWorld(u"gone"_s, u"1.1.1.1"_s));
    const Replay narrower = replay(digest.values(), *before, *after);
    QCOMPARE(narrower.nowDropped.size(), 1u);
    QCOMPARE(narrower.nowDropped[0].target, u"pypi.org:443"_s);
    QCOMPARE(narrower.nowDropped[0].sandboxes, QStringList{u"a1"_s});
    QCOMPARE(narrower.newlyDropped(), 3u);
    QCOMPARE(narrower.newlyPassing(), 0u);
    QCOMPARE(narrower.asked, 6u);
    QCOMPARE(narrower.unknown, 1u);
    QCOMPARE(replay(digest.values(), *after, *before).newlyPassing(), 3u);
}

void FlowProposalsTest::timelineHasNoHoles()
{
    VerdictTimeline timeline(10s, 6);
    Flow flow = droppedToWorld(u"a1"_s, u"1.1.1.1"_s);
    const auto start = flow.time;
    QVERIFY(timeline.until(start).empty());
    timeline.take(flow);
    flow.time += 30s;
    timeline.take(flow);
    timeline.take(flow);
    flow.time -= 10s; // another node tells later
    flow.verdict = Verdict::Forwarded;
    timeline.take(flow);
    const auto all = timeline.until(start + 45s);
    QCOMPARE(all.size(), 5u);
    QCOMPARE(all[0].dropped, 1u);
    QCOMPARE(all[1], VerdictTimeline::Slot{start + 10s});
    QCOMPARE(all[2].forwarded, 1u);
    QCOMPARE(all[3].dropped, 2u);
    QCOMPARE(timeline.until(start + 1h).size(), 6u);
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::FlowProposalsTest)
#include "tst_flow_proposals.moc"
