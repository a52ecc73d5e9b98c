// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_channels.h"

#include "core/hubble/agent_flows.h"
#include "core/hubble/fallback_source.h"
#include "core/hubble/observe_command.h"
#include "core/kube/api_client.h"
#include "core/kube/streams/channel_message.h"

#include <QTest>

#include <memory>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using hubble::AgentFlows;
using hubble::FlowSource;
using hubble::SourceState;

using Phase = SourceState::Phase;
using kube::ExecChannel;

namespace {

QByteArray line(const char *uuid, int second, const char *node)
{
    return u"{\"flow\":{\"uuid\":\"%1\",\"time\":\"2026-01-02T03:04:%2Z\",\"node_name\":\"%3\"}}\n"_s
        .arg(QLatin1String(uuid))
        .arg(second, 2, 10, QLatin1Char('0'))
        .arg(QLatin1String(node))
        .toUtf8();
}

QJsonObject agent(const QString &node, bool isReady = true)
{
    const QJsonObject ready{{u"type"_s, u"Ready"_s}, {u"status"_s, isReady ? u"True"_s : u"False"_s}};
    return {{u"metadata"_s, QJsonObject{{u"name"_s, QString(u"cilium-"_s + node)}, {u"namespace"_s, u"kube-system"_s}}},
            {u"spec"_s, QJsonObject{{u"nodeName"_s, node}}},
            {u"status"_s, QJsonObject{{u"conditions"_s, QJsonArray{ready}}}}};
}

flows::FlowQuery following(const QList<flows::FlowFilter> &allow = {}, const QList<flows::FlowFilter> &deny = {})
{
    flows::FlowQuery query;
    query.allow = allow;
    query.deny = deny;
    query.follow = true;
    return query;
}

flows::FlowQuery newest(std::uint64_t number)
{
    flows::FlowQuery query;
    query.last = number;
    return query;
}

/// What a source told, in order.
struct Told
{
    explicit Told(FlowSource &source)
    {
        QObject::connect(&source, &FlowSource::flowsCame, &context, [this](const QList<flows::Flow> &came) {
            for (const flows::Flow &each : came)
                uuids << each.uuid;
        });
        QObject::connect(&source, &FlowSource::gapFound, &context,
                         [this](const flows::FlowGap &gap) { gaps.append(gap); });
        QObject::connect(&source, &FlowSource::nodesChanged, &context,
                         [this](const hubble::NodeChange &change) { changes.append(change); });
    }

    QObject context;
    QStringList uuids;
    QList<flows::FlowGap> gaps;
    QList<hubble::NodeChange> changes;
};

/// Relay, as the test has it.
class ScriptedSource final : public FlowSource
{
    Q_OBJECT

public:
    void start(const flows::FlowQuery &query) override
    {
        asked = query;
        become(Phase::Connecting);
    }
    void stop() override { setState({}); }
    void retryNow() override {}

    void become(Phase phase, std::optional<base::ErrorCode> code = {})
    {
        SourceState next;
        next.phase = phase;
        if (code)
            next.error = base::Error{*code, "made by the test", {}};
        setState(next);
    }
    void tell(const char *uuid, int second)
    {
        flows::Flow flow;
        flow.uuid = QString::fromLatin1(uuid);
        flow.time = std::chrono::system_clock::time_point(std::chrono::seconds(second));
        Q_EMIT flowsCame({flow});
    }

    flows::FlowQuery asked;
};

} // namespace

/// Flows without Relay: a command in each agent.
class AgentFlowsTest : public QObject
{
    Q_OBJECT

private:
    static AgentFlows::Settings quick()
    {
        AgentFlows::Settings settings;
        settings.firstRetry = std::chrono::milliseconds(1);
        settings.lastRetry = std::chrono::milliseconds(1);
        return settings;
    }

    void begin(const flows::FlowQuery &query, const QJsonArray &pods)
    {
        m_source = std::make_unique<AgentFlows>(*m_api, m_clock, quick());
        m_told = std::make_unique<Told>(*m_source);
        m_source->start(query);
        QVERIFY(m_transport->last());
        m_transport->last()->answer(FakeTransport::page(pods, "1"));
        QTRY_COMPARE(m_transport->sockets.size(), std::count_if(pods.begin(), pods.end(), [](const QJsonValue &pod) {
                         return pod[u"status"][u"conditions"][0][u"status"].toString() == u"True"_s;
                     }));
    }

    /// The newest command of an agent.
    FakeChannelSocket &of(const QString &node) const
    {
        for (qsizetype i = m_transport->sockets.size(); i-- > 0;) {
            if (m_transport->targets.at(i).contains(QString(u"/cilium-"_s + node + u"/exec"_s)))
                return *m_transport->sockets.at(i);
        }
        qFatal("no command was begun on that node");
    }

    static void says(FakeChannelSocket &socket, ExecChannel channel, const QByteArray &bytes)
    {
        socket.message(kube::encodeChannelMessage(channel, bytes));
    }

    static void ends(FakeChannelSocket &socket, const char *why = nullptr)
    {
        if (why)
            says(socket, ExecChannel::Stderr, why);
        says(
            socket, ExecChannel::Status,
            why ? R"({"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"1"}]}})"
                : R"({"status":"Success"})");
    }

    base::SystemClock m_clock;
    FakeChannelTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<AgentFlows> m_source;
    std::unique_ptr<Told> m_told;

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeChannelTransport>();
        m_transport = transport.get();
        m_api = std::make_unique<kube::ApiClient>(std::move(transport));
    }

    void cleanup()
    {
        m_source.reset();
        m_told.reset();
        m_api.reset();
    }

    void putsAgentsTogetherByTime()
    {
        begin(following(), {agent(u"a"_s), agent(u"b"_s), agent(u"c"_s, false)});
        of(u"a"_s).open("v5.channel.k8s.io");
        of(u"b"_s).open("v5.channel.k8s.io");
        const QByteArray second = line("2", 2, "b") + line("4", 4, "b");
        says(of(u"b"_s), ExecChannel::Stdout, second.first(30)); // lines do not come whole
        says(of(u"b"_s), ExecChannel::Stdout, second.sliced(30));
        says(of(u"a"_s), ExecChannel::Stdout, line("1", 1, "a") + "no line of Hubble's\n" + line("3", 3, "a"));
        QTRY_COMPARE(m_told->uuids, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        QCOMPARE(m_source->state().phase, Phase::Live);
        QCOMPARE(m_source->state().way, hubble::FlowWay::AgentExec);
        QCOMPARE(m_source->state().status->nodes(), 3u);
        QCOMPARE(m_source->state().status->unavailable, QStringList{u"c"_s}); // it is not asked, and that is said
        QCOMPARE(m_told->changes.size(), 1);
        QCOMPARE(m_told->changes.first().nodes, QStringList{u"c"_s});
        QCOMPARE(m_told->changes.first().message, u"the agent of this node is not ready"_s);
        QVERIFY(m_transport->targets.first().contains(u"container=cilium-agent"_s));
        QVERIFY(m_transport->targets.first().contains(u"command=--follow"_s));
    }

    /// The others go on, and it goes on from where it was.
    void namesAndRetriesABrokenAgent()
    {
        begin(following(), {agent(u"a"_s), agent(u"b"_s)});
        for (const QString &node : {u"a"_s, u"b"_s}) {
            of(node).open("v5.channel.k8s.io");
            says(of(node), ExecChannel::Stdout, line("first", 1, "x"));
        }
        QTRY_COMPARE(m_told->uuids.size(), 2);
        ends(of(u"b"_s), "failed to connect to hubble.sock");
        QTRY_COMPARE(m_transport->sockets.size(), 3);
        QCOMPARE(m_told->changes.last().nodes, QStringList{u"b"_s});
        QVERIFY(m_told->changes.last().message.contains(u"hubble.sock"_s));
        QCOMPARE(m_source->state().phase, Phase::Live);
        QCOMPARE(m_source->state().status->unavailable, QStringList{u"b"_s});
        QVERIFY(m_transport->targets.last().contains(u"command=--since&command=2026-01-02T03%3A04%3A01.0000"_s));
        of(u"b"_s).open("v5.channel.k8s.io");
        says(of(u"b"_s), ExecChannel::Stdout, line("again", 9, "b"));
        QTRY_COMPARE(m_told->uuids.size(), 3);
        QCOMPARE(m_told->gaps.size(), 1);
        QCOMPARE(m_told->gaps.first().node, u"b"_s);
        QCOMPARE(m_told->gaps.first().cause, flows::GapCause::Disconnected);
    }

    void answersWhole()
    {
        begin(newest(2), {agent(u"a"_s), agent(u"b"_s)});
        of(u"a"_s).open("v5.channel.k8s.io");
        of(u"b"_s).open("v5.channel.k8s.io");
        says(of(u"b"_s), ExecChannel::Stdout, line("4", 4, "b"));
        ends(of(u"b"_s));
        says(of(u"a"_s), ExecChannel::Stdout, line("1", 1, "a") + line("3", 3, "a"));
        QVERIFY(m_told->uuids.isEmpty());
        ends(of(u"a"_s));
        QTRY_COMPARE(m_source->state().phase, Phase::Finished);
        QCOMPARE(m_told->uuids, (QStringList{u"3"_s, u"4"_s}));
    }

    void failsWithoutAnyAgent()
    {
        begin(newest(2), {agent(u"a"_s, false)});
        QTRY_COMPARE(m_source->state().phase, Phase::Failed);
        QCOMPARE(m_source->state().error->code, base::ErrorCode::NotFound);
    }

    void isNotToldAfterItsEnd()
    {
        begin(following(), {agent(u"a"_s)});
        of(u"a"_s).open("v5.channel.k8s.io");
        says(of(u"a"_s), ExecChannel::Stdout, line("1", 1, "a"));
        m_source->stop();
        QCOMPARE(m_source->state().phase, Phase::Idle);
        QTRY_VERIFY(!m_transport->sockets.first()); // the command is ended
        QVERIFY(m_told->uuids.isEmpty());
    }

    /// The pool may be at a line when its reader goes.
    void aClosedQueueWakesNobody()
    {
        int woken = 0;
        hubble::FlowQueue queue(10, [&woken] { ++woken; });
        queue.put(flows::Flow{});
        queue.put(flows::Flow{});
        QCOMPARE(woken, 1);
        QCOMPARE(queue.takeAll().events.size(), std::size_t{2});
        queue.close();
        queue.put(hubble::StreamEnd{});
        QCOMPARE(woken, 1);
    }

    void writesTheCommand_data()
    {
        QTest::addColumn<flows::FlowQuery>("query");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const flows::FlowQuery &query, const char *words) {
            QTest::newRow(name) << query << QString::fromLatin1(words);
        };
        row("all", {}, "--all");
        row("follow", following(), "--follow");
        row("last", newest(20), "--last 20");
        flows::FlowQuery oldest;
        oldest.first = 3;
        row("first", oldest, "--first 3");
        flows::FlowFilter filter;
        filter.source.pods = QStringList{u"liteboxd/"_s};
        filter.verdicts = {flows::Verdict::Dropped};
        row("filters", following({filter}),
            R"(--follow --allowlist {"source_pod":["liteboxd/"],"verdict":["DROPPED"]})");
        row("not", following({}, {filter}),
            R"(--follow --denylist {"source_pod":["liteboxd/"],"verdict":["DROPPED"]})");
    }

    void writesTheCommand()
    {
        QFETCH(flows::FlowQuery, query);
        QFETCH(QString, words);
        QStringList written;
        for (const std::string &word : hubble::observeCommand(query))
            written << QString::fromStdString(word);
        QCOMPARE(written.join(u' '), QString(u"hubble observe --output jsonpb "_s + words));
    }

    /// Relay first; the agents where there is none; Relay again when it is there, which tells nothing twice.
    void fallsBackAndReturns()
    {
        auto *const relay = new ScriptedSource;
        QPointer<ScriptedSource> agents;
        hubble::FallbackSource source(std::unique_ptr<FlowSource>(relay), [&agents] {
            auto made = std::make_unique<ScriptedSource>();
            agents = made.get();
            return made;
        });
        const Told told(source);
        source.start(following());
        QCOMPARE(source.state().phase, Phase::Connecting);
        relay->become(Phase::Waiting, base::ErrorCode::ConnectionLost);
        QVERIFY(!agents); // it is there, and will be back
        relay->become(Phase::Waiting, base::ErrorCode::NotFound);
        QVERIFY(agents);
        QTRY_VERIFY(agents->asked.follow);
        agents->become(Phase::Live);
        QCOMPARE(source.state().phase, Phase::Live);
        agents->tell("1", 1);
        relay->become(Phase::Connecting);
        relay->become(Phase::Waiting, base::ErrorCode::NotFound);
        QCOMPARE(source.state().phase, Phase::Live);
        relay->become(Phase::Live);
        QTRY_VERIFY(!agents);
        relay->tell("1", 1);
        relay->tell("2", 2);
        QCOMPARE(told.uuids, (QStringList{u"1"_s, u"2"_s}));
    }

    void saysBothReasons()
    {
        auto *const relay = new ScriptedSource;
        ScriptedSource *agents = nullptr;
        hubble::FallbackSource source(std::unique_ptr<FlowSource>(relay), [&agents] {
            auto made = std::make_unique<ScriptedSource>();
            agents = made.get();
            return made;
        });
        source.start({});
        relay->become(Phase::Failed, base::ErrorCode::NotFound);
        agents->become(Phase::Failed, base::ErrorCode::Forbidden);
        QCOMPARE(source.state().phase, Phase::Failed);
        QCOMPARE(source.state().error->code, base::ErrorCode::Forbidden);
        QVERIFY(source.state().error->message.find("nor do agents answer") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AgentFlowsTest)
#include "tst_agent_flows.moc"
