// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_intake.h"
#include "core/flows/watchdog.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace liteboxd::flows {

namespace {

constexpr auto s_start = std::chrono::system_clock::time_point(std::chrono::hours(500'000));

Flow at(Flow flow, std::chrono::milliseconds after)
{
    flow.time = s_start + after;
    return flow;
}

Flow question(const QString &name, const QString &type = u"A"_s)
{
    Flow flow = dnsAnswer(u"a1"_s, name, {});
    std::swap(flow.source, flow.destination);
    flow.reply = false;
    flow.layer7->type = Layer7Type::Request;
    flow.layer7->dns->queryTypes = {type};
    return flow;
}

Flow toPort(std::uint16_t port)
{
    Flow flow = droppedToWorld(u"a1"_s, u"203.0.113.7"_s);
    flow.destination.port = port;
    return flow;
}

Flow toNode(std::uint16_t port)
{
    Flow flow = toPort(port);
    flow.destination.identity = 1;
    flow.destination.labels = {u"reserved:host"_s};
    return flow;
}

Flow toSandbox(const QString &id)
{
    Flow flow = droppedToWorld(u"a1"_s, {});
    flow.destination = sandboxPeer(id);
    flow.destination.port = 8080;
    return flow;
}

/// What a program that installs from a host with so many addresses does where it may not: each address, thrice, with
/// the pauses of TCP between.
QList<Flow> installer(const QString &name, int addresses, std::chrono::milliseconds begin)
{
    QList<Flow> flows;
    QStringList all;
    for (int number = 0; number < addresses; ++number)
        all += u"198.51.100.%1"_s.arg(number + 1);
    flows += at(question(name + u"."_s), begin);
    flows += at(question(name + u"."_s, u"AAAA"_s), begin);
    flows += at(dnsAnswer(u"a1"_s, name + u"."_s, all), begin + 5ms);
    for (const QString &address : all) {
        for (const int pause : {0, 1, 3, 7}) {
            Flow flow = droppedToWorld(u"a1"_s, address);
            flows += at(flow, begin + 10ms + std::chrono::seconds(pause));
        }
    }
    return flows;
}

QStringList kinds(const QList<Flow> &flows)
{
    FlowIntake intake;
    Watchdog watchdog;
    for (const Flow &flow : flows) {
        const auto taken = intake.take(flow);
        if (!taken.isTwin)
            watchdog.take(taken.flow);
    }
    QStringList found;
    for (const Suspicion &each : watchdog.suspicions())
        found += nameOf(each.kind);
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

/// Rules fire on misbehaviour, and not on programs that install packages.
class WatchdogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fires_data();
    void fires();
    void evidenceSaysWhat();
    void dnsIsMeasured();
    void domains_data();
    void domains();
};

void WatchdogTest::fires_data()
{
    QTest::addColumn<QList<Flow>>("flows");
    QTest::addColumn<QStringList>("kinds");
    QList<Flow> flows;

    for (const std::uint16_t port : {21, 22, 23, 25, 80, 110, 143, 443, 3306, 5432, 6379, 8080})
        flows += at(toPort(port), std::chrono::milliseconds(port));
    QTest::newRow("ports of one address") << flows << QStringList{u"port-scan"_s};
    flows.clear();
    for (int port = 1; port < 30; ++port)
        flows += at(toPort(static_cast<std::uint16_t>(port)), port * 20s);
    QTest::newRow("one port now and then") << flows << QStringList{};
    flows.clear();
    for (int host = 1; host < 30; ++host)
        flows += at(droppedToWorld(u"a1"_s, u"10.7.0.%1"_s.arg(host)), std::chrono::milliseconds(host * 20));
    QTest::newRow("addresses of a network") << flows << QStringList{u"address-scan"_s};
    QTest::newRow("metadata") << QList<Flow>{droppedToWorld(u"a1"_s, u"169.254.169.254"_s)}
                              << QStringList{u"metadata-probe"_s};
    QTest::newRow("API server on a node") << QList<Flow>{toNode(6443)} << QStringList{u"api-probe"_s};
    QTest::newRow("kubelet") << QList<Flow>{toNode(10250)} << QStringList{u"api-probe"_s};
    QTest::newRow("a node's web server") << QList<Flow>{toNode(80)} << QStringList{};
    QTest::newRow("another sandbox") << QList<Flow>{toSandbox(u"b2"_s)} << QStringList{u"neighbour-probe"_s};
    QTest::newRow("itself") << QList<Flow>{toSandbox(u"a1"_s)} << QStringList{};

    flows.clear();
    for (int beat = 0; beat < 12; ++beat)
        flows += at(forwardedToWorld(u"a1"_s, u"203.0.113.9"_s, u"c2.example"_s), beat * 10s + (beat % 3) * 100ms);
    QTest::newRow("a beat") << flows << QStringList{u"beacon"_s};
    flows.clear();
    for (const int second : {0, 4, 31, 33, 70, 95, 97, 140, 180, 181, 230, 300})
        flows += at(forwardedToWorld(u"a1"_s, u"203.0.113.9"_s, u"api.example"_s), std::chrono::seconds(second));
    QTest::newRow("now and then") << flows << QStringList{};
    flows.clear();
    for (int beat = 0; beat < 12; ++beat) {
        Flow flow = forwardedToWorld(u"a1"_s, u"203.0.113.9"_s, u"time.example"_s);
        flow.protocol = Protocol::Udp;
        flow.destination.port = 123;
        flows += at(flow, beat * 64s);
    }
    QTest::newRow("the time of day") << flows << QStringList{};

    flows.clear();
    for (int part = 0; part < 60; ++part)
        flows += at(question(u"%1aebagbaeaydqcikbmga2dqpcaireeyuculbo.t.evil.example."_s.arg(part)), part * 200ms);
    QTest::newRow("names that carry data") << flows << QStringList{u"dns-tunnel"_s};
    const QList<Flow> tunnel = std::exchange(flows, {});
    for (int part = 0; part < 2000; ++part)
        flows += at(question(u"www.evil.example."_s), part * 100ms - 20min);
    QTest::newRow("behind many questions for one name") << flows + tunnel << QStringList{u"dns-tunnel"_s};
    flows.clear();
    for (int part = 0; part < tunnel.size(); ++part) {
        flows += tunnel.at(part);
        for (int other = 0; other < 100; ++other)
            flows += at(question(u"www.other-%1-%2.example."_s.arg(part).arg(other)), part * 200ms);
    }
    QTest::newRow("among thousands of domains") << flows << QStringList{u"dns-tunnel"_s};
    flows.clear();
    for (int part = 0; part < 60; ++part)
        flows += at(question(u"p%1.evil.example."_s.arg(part), u"TXT"_s), part * 200ms);
    QTest::newRow("short names, answers of text") << flows << QStringList{u"dns-tunnel"_s};
    flows.clear();
    for (int part = 0; part < 60; ++part)
        flows += at(question(u"a-very-long-name-of-a-host-%1.liteboxd.svc.cluster.local."_s.arg(part)), part * 200ms);
    QTest::newRow("search lists") << flows << QStringList{};

    QTest::newRow("pip, denied") << installer(u"pypi.org"_s, 8, 0s) << QStringList{};
    QTest::newRow("npm, denied") << installer(u"registry.npmjs.org"_s, 24, 0s) << QStringList{};
    QTest::newRow("apt, denied") << installer(u"deb.debian.org"_s, 4, 0s) + installer(u"security.debian.org"_s, 4, 20s)
                                 << QStringList{};
    QTest::newRow("git and curl, denied")
        << installer(u"github.com"_s, 1, 0s) + installer(u"codeload.github.com"_s, 1, 9s) +
               installer(u"example.com"_s, 6, 18s)
        << QStringList{};
}

void WatchdogTest::fires()
{
    QFETCH(QList<Flow>, flows);
    QTEST(kinds(flows), "kinds");
}

void WatchdogTest::evidenceSaysWhat()
{
    Watchdog watchdog;
    watchdog.take(at(droppedToWorld(u"a1"_s, u"169.254.169.254"_s), 0s));
    watchdog.take(at(droppedToWorld(u"a1"_s, u"169.254.169.254"_s), 9s));
    const Suspicion found = watchdog.suspicions().at(0);
    QCOMPARE(found.sandboxId, u"a1"_s);
    QCOMPARE(found.evidence, QStringList{u"169.254.169.254:443"_s});
    QCOMPARE(found.count, 2u);
    QCOMPARE(found.last - found.first, std::chrono::system_clock::duration(9s));
    QVERIFY(found.wasStopped);
    watchdog.take(at(forwardedToWorld(u"a1"_s, u"169.254.169.254"_s), 10s));
    QVERIFY(!watchdog.suspicions().at(0).wasStopped);
}

void WatchdogTest::dnsIsMeasured()
{
    DnsMeter meter;
    meter.take(question(u"abcd.Evil.example."_s));
    meter.take(question(u"abcd.evil.example."_s, u"TXT"_s));
    meter.take(question(u"efgh.evil.example."_s));
    meter.take(dnsAnswer(u"a1"_s, u"efgh.evil.example."_s, {}, 3));
    meter.take(dnsAnswer(u"a1"_s, u"pypi.org."_s, {}, 5));
    const auto values = meter.values(s_start);
    QCOMPARE(values.size(), 2u);
    QCOMPARE(values[0].domain, u"evil.example"_s);
    QCOMPARE(values[0].questions.count, 3u);
    QCOMPARE(values[0].questions.labelBytes, 12u);
    QCOMPARE(values[0].uniqueNames, 2u);
    QCOMPARE(values[0].notFound, 1u);
    QCOMPARE(values[0].questions.forText, 1u);
    QCOMPARE(values[0].lastMinute, 3u);
    QCOMPARE(values[1].refused, 1u);
    QCOMPARE(meter.values(s_start + 10min)[0].lastMinute, 0u);
}

void WatchdogTest::domains_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("domain");
    QTest::newRow("two labels") << u"pypi.org."_s << u"pypi.org"_s;
    QTest::newRow("deep") << u"A.b.C.example.com."_s << u"example.com"_s;
    QTest::newRow("short second level") << u"x.news.bbc.co.uk"_s << u"bbc.co.uk"_s;
    QTest::newRow("inside") << u"kubernetes.default.svc.cluster.local."_s << u"cluster.local"_s;
    QTest::newRow("one label") << u"localhost"_s << u"localhost"_s;
    QTest::newRow("root") << u"."_s << QString();
}

void WatchdogTest::domains()
{
    QFETCH(QString, name);
    QTEST(DnsMeter::domainOf(name), "domain");
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::WatchdogTest)
#include "tst_watchdog.moc"
