// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_matcher.h"
#include "core/flows/flow_names.h"
#include "core/flows/flow_words.h"
#include "core/flows/narrowing_words.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace liteboxd::flows {

/// The words of `hubble observe`, and what they take from a flow.
class FlowQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void eitherEndBecomesTwoFilters();
    void timesCountFromNow();
    void whatSaysNothingIsAsIfItWereNotThere();
    void namesComeBack();
    void aRowNarrowsToItself();
};

void FlowQueryTest::takes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("dropped"); ///< the drop of 4f1c0a9e towards 140.82.121.4, api.github.com
    QTest::addColumn<bool>("answer");  ///< the answer to its question for pypi.org

    const auto row = [](const char *line, bool dropped, bool answer) {
        QTest::newRow(line) << QString::fromLatin1(line) << dropped << answer;
    };
    row("", true, true);
    row("hubble observe --verdict DROPPED", true, false);
    row("--verdict dropped", true, false);
    row("--verdict DROPPED --verdict FORWARDED", true, true);
    row("--not --verdict DROPPED", false, true);
    row("4f1c0a9e", true, true);
    row("a93b0000", false, false);
    row("--from-sandbox 4f1c0a9e", true, false);
    row("--to-sandbox=4f1c0a9e", false, true);
    row("--pod liteboxd/sandbox-4f1c", true, true);
    row("--from-pod liteboxd/sandbox-4f1c", true, false);
    row("--pod other/sandbox-4f1c", false, false);
    row("--namespace liteboxd", true, true);
    row("-n other", false, false);
    row("--from-namespace liteboxd", true, false);
    row("--to-fqdn *.github.com", true, false);
    row("--to-fqdn github.com", false, false);
    row("--fqdn API.github.com.", true, false);
    row("--to-ip 140.82.121.4", true, false);
    row("--ip 140.82.0.0/16", true, false);
    row("--from-ip 140.82.0.0/16", false, false);
    row("--ip 10.0.0.10", false, true);
    row("--port 443", true, false);
    row("--to-port 53", false, false);
    row("--from-port 53", false, true);
    row("--protocol tcp", true, false);
    row("--protocol UDP --protocol tcp", true, true);
    row("--protocol dns", false, true);
    row("--protocol icmp", false, false);
    row("--label app=liteboxd", true, true);
    row("--from-label k8s:app=liteboxd", true, false);
    row("--label \"app in (other, liteboxd)\"", true, true);
    row("--label 'reserved:world'", true, false);
    row("--to-label !k8s-app", true, true);
    row("--to-label any:sandbox-id", false, false);
    row("--to-label app!=liteboxd", true, false);
    row("--identity world", true, false);
    row("--to-identity 2", true, false);
    row("--identity 34567", true, true);
    row("--workload Pod/sandbox-4f1c0a9e", true, true);
    row("--from-workload sandbox-4f1c0a9e", true, false);
    row("--workload Deployment/", false, false);
    row("--type drop", true, false);
    row("-t l7", false, true);
    row("-t drop:133", true, false);
    row("-t 1:181", false, false);
    row("--drop-reason-desc POLICY_DENIED", true, false);
    row("--drop-reason-desc POLICY_DENY", false, false);
    row("--traffic-direction egress", true, true);
    row("--reply true", false, true);
    row("--reply false", true, false);
    row("--tcp-flags SYN", true, false);
    row("--tcp-flags SYN,ACK", false, false);
    row("-4", true, true);
    row("--ipv6", false, false);
    row("--dns-query ^pypi", false, true);
    row("--http-method GET", false, false);
    row("--node-name node-1", true, true);
    row("--node-name default/node-*", true, true);
    row("--node-name other/", false, false);
    row("--uuid 7c0e", true, true);
    row("--since 2027-01-15T08:00:00Z", true, true);
    row("--until 2027-01-15T07:59:59Z", false, false);
    row("--from-pod liteboxd/ --not --to-fqdn *.github.com", false, false);
    row("--follow --last 20", true, true);
    row("--http-header x-a:b", false, false); // neither is HTTP
    row("--not --http-header x-a:b", true, true);
    row("--interface eth9", false, false);
    row("--type trace:to-stack", false, false);
    row("-l k8s:app=liteboxd", true, true);
    row("--ip-version none", false, false);
}

void FlowQueryTest::takes()
{
    QFETCH(QString, line);
    const auto query = parseFlowLine(line, {});
    QVERIFY2(query, query ? "" : query.error().message.c_str());
    const auto matcher = FlowMatcher::create(*query);
    QVERIFY2(matcher, matcher ? "" : matcher.error().message.c_str());
    QTEST(matcher->matches(droppedToWorld(u"4f1c0a9e"_s, u"140.82.121.4"_s, u"api.github.com"_s)), "dropped");
    QTEST(matcher->matches(dnsAnswer(u"4f1c0a9e"_s, u"pypi.org."_s, {u"151.101.0.223"_s})), "answer");
}

void FlowQueryTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"--verdict MAYBE",
                             "--unheard of",
                             "--verdict",
                             "--port http",
                             "--port 70000",
                             "--ip 10.0.0.0/40",
                             "--protocol quic",
                             "--not --not --port 1",
                             "--not",
                             "--label 'a b'",
                             "--to-fqdn 'a b'",
                             "--dns-query (",
                             "--since yesterday",
                             "--since 5",
                             "--last x",
                             "--last=-1",
                             "-f=perhaps",
                             "--first 3 --follow",
                             "'open",
                             "Not_A_Sandbox",
                             "--identity x",
                             "--tcp-flags SIN",
                             "--traffic-direction up",
                             "-t tracing",
                             "-t drop:x",
                             "-t trace:to-nowhere",
                             "--http-header nothing",
                             "--interface",
                             "--pod ''"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void FlowQueryTest::refuses()
{
    QFETCH(QString, line);
    const auto query = parseFlowLine(line, {});
    if (query)
        QVERIFY(!FlowMatcher::create(*query));
    else
        QCOMPARE(query.error().code, base::ErrorCode::InvalidArgument);
}

/// As hubble sends them: whitelist of two, the flag on one side each.
void FlowQueryTest::eitherEndBecomesTwoFilters()
{
    const auto query = parseFlowLine(u"--pod a/b --port 80 --verdict DROPPED --not --to-port 53"_s, {});
    QVERIFY(query);
    QCOMPARE(query->allow.size(), 2);
    QCOMPARE(query->allow[0].source.pods, QStringList{u"a/b"_s});
    QCOMPARE(query->allow[0].source.ports, QList<std::uint16_t>{80});
    QVERIFY(query->allow[0].destination == EndFilter());
    QCOMPARE(query->allow[1].destination.pods, QStringList{u"a/b"_s});
    QVERIFY(query->allow[1].source == EndFilter());
    QCOMPARE(query->allow[1].verdicts, QList<Verdict>{Verdict::Dropped});
    QCOMPARE(query->deny.size(), 1);
    QVERIFY(parseFlowLine(u"--follow"_s, {})->allow.isEmpty());
}

void FlowQueryTest::timesCountFromNow()
{
    const std::chrono::system_clock::time_point now(1000h);
    QCOMPARE(*timeBefore(u"5m"_s, now), now - 5min);
    QCOMPARE(*timeBefore(u"1h30m"_s, now), now - 90min);
    QCOMPARE(*timeBefore(u"2d500ms"_s, now), now - 48h - 500ms);
    QCOMPARE(*timeBefore(u"1970-01-01T01:00:00Z"_s, now), std::chrono::system_clock::time_point(1h));
    QCOMPARE(parseFlowLine(u"--since 10s"_s, now)->since, now - 10s);
}

/// `hubble observe` takes these for what it does without them; tst_observer_client asks it.
void FlowQueryTest::whatSaysNothingIsAsIfItWereNotThere()
{
    for (const QString &line : {u"--last 0"_s, u"--first 0"_s, u"--last 5 --last 0"_s, u"-f=false"_s,
                                u"-f --follow=0"_s, u"--since ''"_s, u"--until="_s, u"--first 0 --follow=false"_s}) {
        const auto query = parseFlowLine(line, {});
        QVERIFY2(query, qPrintable(line));
        QVERIFY2(*query == FlowQuery(), qPrintable(line));
    }
    QVERIFY(parseFlowLine(u"-f=true --first 0"_s, {})->follow);
    QCOMPARE(parseFlowLine(u"-t=drop"_s, {})->allow.front().eventTypes.front().type, EventType::Drop);
}

void FlowQueryTest::namesComeBack()
{
    for (int number = 0; number < 300; ++number) {
        QCOMPARE(*verdictOf(nameOf(Verdict{number})), Verdict{number});
        QCOMPARE(*dropReasonOf(dropReasonName(static_cast<std::uint32_t>(number))), static_cast<std::uint32_t>(number));
        QCOMPARE(*eventTypeOf(nameOf(EventType{number})), EventType{number});
    }
    QCOMPARE(dropReasonName(DropPolicyDeny), u"POLICY_DENY"_s);
    QCOMPARE(tcpFlagNames(TcpSyn | TcpAck), u"SYN,ACK"_s);
    QCOMPARE(sandboxPeer(u"4f1c0a9e"_s).sandboxId(), u"4f1c0a9e"_s);
}

/// What a row's menu puts into the filter: the row stays, another one goes.
void FlowQueryTest::aRowNarrowsToItself()
{
    const Flow dropped = droppedToWorld(u"4f1c0a9e"_s, u"140.82.121.4"_s, u"api.github.com"_s);
    const Flow unnamed = droppedToWorld(u"a93b0000"_s, u"192.0.2.7"_s);
    Flow pod = forwardedToWorld(u"77de0000"_s, u"10.0.0.9"_s);
    pod.destination.nameSpace = u"other"_s;
    pod.destination.pod = u"cache-0"_s;
    pod.destination.port = 6379;
    QCOMPARE(sourceWords(dropped), u"--from-sandbox 4f1c0a9e"_s);
    QCOMPARE(destinationWords(dropped), u"--to-fqdn api.github.com"_s);
    QCOMPARE(destinationWords(unnamed), u"--to-ip 192.0.2.7"_s);
    QCOMPARE(destinationWords(pod), u"--to-pod other/cache-0"_s);
    QCOMPARE(portWords(pod), u"--to-port 6379"_s);
    QCOMPARE(verdictWords(pod), u"--verdict FORWARDED"_s);
    const QStringList all{sourceWords(pod), destinationWords(pod), portWords(pod), verdictWords(pod)};
    for (const QString &line : QStringList{all.join(u' '), all[0], all[1], all[2], all[3]}) {
        const auto matcher = FlowMatcher::create(*parseFlowLine(line, {}));
        QVERIFY2(matcher && matcher->matches(pod), qPrintable(line));
        QVERIFY2(!matcher->matches(dropped), qPrintable(line));
    }
    const auto without = FlowMatcher::create(*parseFlowLine(u"--not "_s + destinationWords(dropped), {}));
    QVERIFY(without && !without->matches(dropped) && without->matches(unnamed));
    QVERIFY(destinationWords(Flow()).isEmpty());
    QVERIFY(portWords(Flow()).isEmpty());
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::FlowQueryTest)
#include "tst_flow_query.moc"
