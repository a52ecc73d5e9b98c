// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hubble/hubble_run.h"

#include "core/flows/flow_words.h"
#include "core/hubble/observer_client.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using hubble::ObserverClient;
using hubble::SourceState;
using tests::flowJson;
using tests::HubbleRun;

using Phase = SourceState::Phase;

namespace {

constexpr int patience = 30'000;

/// What a source told, in order.
struct Heard
{
    explicit Heard(ObserverClient &source)
    {
        QObject::connect(&source, &ObserverClient::flowsCame, &context, [this](const QList<flows::Flow> &came) {
            flows += came;
            largestBatch = std::max(largestBatch, came.size());
        });
        QObject::connect(&source, &ObserverClient::gapFound, &context,
                         [this](const flows::FlowGap &gap) { gaps.append(gap); });
        QObject::connect(&source, &ObserverClient::nodesChanged, &context,
                         [this](const hubble::NodeChange &change) { nodes.append(change); });
    }

    QStringList uuids() const
    {
        QStringList all;
        for (const flows::Flow &each : flows)
            all << each.uuid;
        return all;
    }

    /// Our own; a node that a new Relay has not found yet leaves another, with its name.
    qsizetype ownGaps() const
    {
        return std::count_if(gaps.begin(), gaps.end(), [](const auto &gap) { return gap.node.isEmpty(); });
    }

    QObject context;
    QList<flows::Flow> flows;
    QList<flows::FlowGap> gaps;
    QList<hubble::NodeChange> nodes;
    qsizetype largestBatch = 0;
};

flows::FlowQuery query(const QString &words)
{
    return flows::parseFlowLine(words, std::chrono::system_clock::now()).value();
}

qint64 residentKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    static_cast<void>(status.open(QIODevice::ReadOnly));
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

/// The client against Cilium's own observer and Relay.
class ObserverClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_hubble = std::make_unique<HubbleRun>();
        if (m_hubble->isMissing())
            std::exit(77); // no Go here: ctest says Skipped
        QVERIFY2(m_hubble->fault().isEmpty(), qPrintable(m_hubble->fault()));
        for (const auto &[uuid, verdict] : {std::pair{u"a-1"_s, u"FORWARDED"_s}, {u"a-2"_s, u"DROPPED"_s}})
            QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(uuid, verdict)}}), "ok");
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-2"_s}, {u"flow"_s, flowJson(u"b-1"_s)}}), "ok");
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(u"a-3"_s)}}), "ok");
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-2"_s}, {u"flow"_s, flowJson(u"b-2"_s)}}), "ok");
    }

    void answersQuestions_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("uuids");
        QTest::newRow("verdict") << u"--verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("not verdict") << u"--not --verdict FORWARDED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("reason") << u"--drop-reason-desc POLICY_DENY --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("node") << u"--node-name node-1 --verdict DROPPED --first 9"_s << QStringList{u"a-2"_s};
        QTest::newRow("uuid") << u"--uuid a-1 --first 9"_s << QStringList{u"a-1"_s};
        QTest::newRow("sandbox") << u"--sandbox 0a1b2c3d --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("another sandbox") << u"--sandbox ffffffff --since 1h"_s << QStringList{};
        QTest::newRow("pod") << u"--from-pod liteboxd/sandbox-0a --verdict DROPPED --since 1h"_s
                             << QStringList{u"a-2"_s};
        QTest::newRow("name") << u"--to-fqdn pypi.* --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("address") << u"--to-ip 203.0.113.0/24 --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("identity") << u"--to-identity world --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("port") << u"--to-port 443 --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("other port") << u"--to-port 80 --since 1h"_s << QStringList{};
        QTest::newRow("type") << u"--type policy-verdict --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("protocol") << u"--protocol tcp --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("flags") << u"--tcp-flags SYN --verdict DROPPED --since 1h"_s << QStringList{u"a-2"_s};
        QTest::newRow("direction") << u"--traffic-direction ingress --since 1h"_s << QStringList{};
        QTest::newRow("until") << u"--until 2020-01-01T00:00:00Z --since 2019-01-01T00:00:00Z"_s << QStringList{};
    }

    void answersQuestions()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, uuids);
        ObserverClient source(relay(), m_clock);
        Heard heard(source);
        source.start(query(words));
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Finished, patience);
        QCOMPARE(heard.uuids(), uuids);
        QCOMPARE(m_hubble->finds(query(words)), uuids);
    }

    void readsEveryField_data()
    {
        QTest::addColumn<bool>("isMasked");
        QTest::newRow("all fields") << false;
        QTest::newRow("by the mask") << true;
    }

    void readsEveryField()
    {
        QFETCH(bool, isMasked);
        ObserverClient::Settings settings;
        settings.fields = isMasked ? hubble::FlowFields::Shown : hubble::FlowFields::All;
        ObserverClient source(relay(), m_clock, settings);
        Heard heard(source);
        source.start(query(u"--uuid a-2 --first 1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(heard.flows.size(), 1, patience);
        const flows::Flow &flow = heard.flows.first();
        QCOMPARE(flow.verdict, flows::Verdict::Dropped);
        QCOMPARE(flow.dropReason, flows::DropPolicyDeny);
        QCOMPARE(flow.direction, flows::TrafficDirection::Egress);
        QCOMPARE(flow.event, flows::EventType::PolicyVerdict);
        QCOMPARE(flow.source.podName(), u"liteboxd/sandbox-0a1b2c3d"_s);
        QCOMPARE(flow.source.sandboxId(), u"0a1b2c3d"_s);
        QCOMPARE(flow.source.port, 40000);
        QCOMPARE(flow.destination.identity, 2U);
        QCOMPARE(flow.destination.names, QStringList{u"pypi.org"_s});
        QCOMPARE(flow.tcpFlags, std::uint16_t{flows::TcpSyn});
        QCOMPARE(flow.egressDeniedBy.size(), 1);
        QCOMPARE(flow.egressDeniedBy.first().name, u"deny-cluster-access"_s);
        QCOMPARE(flow.policyLog, QStringList{u"liteboxd/deny"_s});
        QCOMPARE(flow.reply, std::optional(false));
        QCOMPARE(flow.node, u"node-1"_s);
        QVERIFY(!flow.raw.isEmpty());
    }

    void keepsNumbersThatItDoesNotKnow()
    {
        QJsonObject unknown = flowJson(u"n-1"_s);
        unknown.insert(u"verdict"_s, 42);
        unknown.insert(u"drop_reason_desc"_s, 251);
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, unknown}}), "ok");
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(u"n-2"_s)}}), "ok");
        ObserverClient source(relay(), m_clock);
        Heard heard(source);
        source.start(query(u"--uuid n-1 --first 1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(heard.flows.size(), 1, patience);
        QCOMPARE(static_cast<int>(heard.flows.first().verdict), 42);
        QCOMPARE(heard.flows.first().dropReason, 251U);
    }

    void saysWhatIsWrongWithAQuestion()
    {
        ObserverClient source(relay(), m_clock);
        flows::FlowQuery wrong;
        wrong.follow = true;
        wrong.allow << flows::FlowFilter{};
        wrong.allow.first().source.addresses << u"no address"_s;
        source.start(wrong);
        QTRY_VERIFY_WITH_TIMEOUT(source.state().error.has_value(), patience);
        QVERIFY2(source.state().error->message.find("no address") != std::string::npos,
                 source.state().error->text().c_str());
    }

    void tellsStatusAndNodes()
    {
        ObserverClient source(relay(), m_clock);
        source.start(query(u"--follow"_s));
        QTRY_VERIFY_WITH_TIMEOUT(source.state().status.has_value(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Live, patience);
        QCOMPARE(source.state().status->nodes(), std::optional(2U));
        QVERIFY(source.state().status->seenFlows >= 5);
        std::vector<hubble::ObserverNode> nodes;
        const auto request = source.askNodes(this, [&nodes](const auto &answer) { nodes = answer.value(); });
        QTRY_COMPARE_WITH_TIMEOUT(nodes.size(), std::size_t{2}, patience);
        QCOMPARE(nodes.front().state, hubble::NodeState::Connected);
        QCOMPARE(nodes.front().mostFlows, std::uint64_t{4095});
    }

    void tellsLostEventsBySource_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<flows::GapCause>("cause");
        QTest::newRow("perf ring") << u"PERF_EVENT_RING_BUFFER"_s << flows::GapCause::PerfRing;
        QTest::newRow("queue") << u"OBSERVER_EVENTS_QUEUE"_s << flows::GapCause::ObserverQueue;
        QTest::newRow("ring") << u"HUBBLE_RING_BUFFER"_s << flows::GapCause::HubbleRing;
    }

    void tellsLostEventsBySource()
    {
        QFETCH(QString, source);
        QFETCH(flows::GapCause, cause);
        ObserverClient client(relay(), m_clock);
        Heard heard(client);
        client.start(query(u"--follow --uuid none"_s));
        QTRY_COMPARE_WITH_TIMEOUT(client.state().phase, Phase::Live, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.nodes.isEmpty(), patience); // both observers follow now
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s},
                                 {u"lost"_s, QJsonObject{{u"source"_s, source}, {u"num_events_lost"_s, 17}}}}),
                 "ok");
        see(u"after"_s); // a stream that only follows begins with the event before the last
        QTRY_COMPARE_WITH_TIMEOUT(heard.gaps.size(), 1, patience);
        QCOMPARE(heard.gaps.first().cause, cause);
        QCOMPARE(heard.gaps.first().lost, std::uint64_t{17});
    }

    /// An agent that is restarted: Relay tells its end late, and its return not at all.
    void tellsThatANodeIsAwayAndItsGap()
    {
        ObserverClient source(relay(), m_clock);
        Heard heard(source);
        source.start(query(u"--follow"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!heard.nodes.isEmpty(), patience);
        QCOMPARE(m_hubble->tell({{u"stop"_s, u"node-2"_s}}), "ok");
        const auto isAway = [&heard] {
            return std::any_of(heard.nodes.begin(), heard.nodes.end(), [](const hubble::NodeChange &change) {
                return change.nodes.contains(u"node-2"_s) &&
                       (change.state == hubble::NodeState::Unavailable || change.state == hubble::NodeState::Error);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), patience);
        QCOMPARE(m_hubble->tell({{u"start"_s, u"node-2"_s}}), "ok");
        int number = 0;
        const auto isBack = [this, &heard, &number] {
            m_hubble->tell({{u"node"_s, u"node-2"_s}, {u"flow"_s, flowJson(u"back-%1"_s.arg(++number))}});
            return !heard.gaps.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
        QVERIFY(heard.gaps.last().node.endsWith(u"node-2"_s)); // it was the node's, and not ours
        QCOMPARE(source.state().phase, Phase::Live);
    }

    void comesBackWithAGap()
    {
        ObserverClient source(relay(), m_clock);
        Heard heard(source);
        source.start(query(u"--follow"_s));
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Live, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.nodes.isEmpty(), patience);
        see(u"before"_s);
        QTRY_VERIFY_WITH_TIMEOUT(heard.uuids().contains(u"before"_s), patience);
        QCOMPARE(m_hubble->tell({{u"stop"_s, u"relay"_s}}), "ok");
        QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Waiting, patience);
        QVERIFY(source.state().error.has_value());
        see(u"meanwhile"_s);
        QCOMPARE(m_hubble->tell({{u"start"_s, u"relay"_s}}), "ok");
        QTRY_VERIFY_WITH_TIMEOUT(heard.uuids().contains(u"meanwhile"_s), patience);
        QCOMPARE(heard.uuids().count(u"before"_s), 1);
        QCOMPARE(heard.ownGaps(), 1);
        QVERIFY(heard.gaps.last().from <= heard.gaps.last().to);
    }

    void staysSmallUnderAFlood()
    {
        ObserverClient::Settings settings;
        settings.mostWaiting = 1000;
        ObserverClient source(relay(), m_clock, settings);
        Heard heard(source);
        source.start(query(u"--follow --uuid none --node-name node-1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!heard.nodes.isEmpty(), patience);
        source.start(query(u"--follow"_s));
        QTRY_VERIFY_WITH_TIMEOUT(heard.nodes.size() > 1, patience);
        const qint64 before = residentKilobytes();
        // The answer is waited for without this thread taking a flow: what comes meanwhile must not heap up.
        QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s},
                                 {u"many"_s, 40'000},
                                 {u"perSecond"_s, 20'000},
                                 {u"flow"_s, flowJson(u"flood"_s)}}),
                 "ok");
        QVERIFY2(residentKilobytes() - before < 64 * 1024, "the flood heaped up");
        const auto told = [&heard, &source] {
            quint64 lost = 0;
            for (const flows::FlowGap &gap : heard.gaps)
                lost += gap.lost;
            return source.state().unread > 0 && lost >= source.state().unread;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), patience);
        QVERIFY(heard.largestBatch <= 1000);
    }

    void endsWhileItRuns()
    {
        for (int i = 0; i < 20; ++i) {
            ObserverClient source(relay(), m_clock);
            source.start(query(u"--follow --since 1h"_s));
            if (i % 2 == 1)
                QTRY_COMPARE_WITH_TIMEOUT(source.state().phase, Phase::Live, patience);
        }
    }

private:
    /// A flow of node-1, and one behind it: Hubble's ring gives an event out when the next is written.
    void see(const QString &uuid)
    {
        for (const QString &each : {uuid, u"push"_s})
            QCOMPARE(m_hubble->tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, flowJson(each)}}), "ok");
    }

    hubble::RelayWay relay() const { return hubble::RelayAddress{m_hubble->addressOf(u"relay"_s).toStdString()}; }

    base::SystemClock m_clock;
    std::unique_ptr<HubbleRun> m_hubble;
};

QTEST_GUILESS_MAIN(ObserverClientTest)
#include "tst_observer_client.moc"
