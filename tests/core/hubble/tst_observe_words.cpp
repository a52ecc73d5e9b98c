// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/hubble/hubble_run.h"

#include "core/flows/flow_matcher.h"
#include "core/flows/flow_words.h"
#include "core/hubble/flow_json.h"
#include "core/hubble/observer_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using hubble::ObserverClient;
using tests::flowJson;
using tests::HubbleRun;

using Phase = hubble::SourceState::Phase;

namespace {

constexpr int patience = 30'000;

flows::FlowQuery query(const QString &words)
{
    return flows::parseFlowLine(words, std::chrono::system_clock::now()).value();
}

} // namespace

/// The words of `hubble observe`, here and there, on the same flows.
class ObserveWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_hubble = std::make_unique<HubbleRun>();
        if (m_hubble->isMissing())
            std::exit(77); // no Go here: ctest says Skipped
        QVERIFY2(m_hubble->fault().isEmpty(), qPrintable(m_hubble->fault()));
        for (const auto &[node, uuid] : {std::pair{u"node-1"_s, u"a-1"_s},
                                         {u"node-2"_s, u"b-1"_s},
                                         {u"node-1"_s, u"a-2"_s},
                                         {u"node-1"_s, u"a-3"_s},
                                         {u"node-2"_s, u"b-2"_s}})
            QCOMPARE(m_hubble->tell({{u"node"_s, node},
                                     {u"flow"_s, flowJson(uuid, uuid == u"a-2" ? u"DROPPED"_s : u"FORWARDED"_s)}}),
                     "ok");
    }

    /// The command takes them, and does what it does without them.
    void wordsThatSayNothing_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *const words : {"", "--last 0", "--first 0", "-f=false", "--follow=false --last 0", "-f=0",
                                        "--since= --until=", "-t=policy-verdict --last 0"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }

    void wordsThatSayNothing()
    {
        QFETCH(QString, words);
        QStringList found;
        const QByteArray told = HubbleRun::hubble(
            QStringList{u"observe"_s, u"--output"_s, u"jsonpb"_s, u"--server"_s, m_hubble->addressOf(u"relay"_s)} +
            words.split(u' ', Qt::SkipEmptyParts));
        for (const QByteArray &line : told.split('\n')) {
            if (const auto flow = hubble::flowFromJson(line))
                found << flow->uuid;
        }
        found.sort();
        QCOMPARE(ask(*m_hubble, query(words)), found);
        QVERIFY(!found.isEmpty()); // of a ring the newest is not read yet
    }

    /// Words about what not every flow has: Relay, the command and the matcher of recorded flows agree.
    void rareWordsAgree_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("finds");
        QTest::newRow("header") << u"--http-header x-team:blue"_s << true;
        QTest::newRow("header with a colon") << u"--http-header x-at:a:b"_s << true;
        QTest::newRow("another value") << u"--http-header x-team:red"_s << false;
        QTest::newRow("names have a case") << u"--http-header X-Team:blue"_s << false;
        QTest::newRow("one of two") << u"--http-header x-team:red --http-header x-team:blue"_s << true;
        QTest::newRow("interface") << u"--interface lxc7"_s << true;
        QTest::newRow("another interface") << u"--interface eth0"_s << false;
        QTest::newRow("label by its letter") << u"-l k8s:app=liteboxd"_s << true;
        QTest::newRow("in the namespace") << u"-n liteboxd"_s << true;
        QTest::newRow("not in the namespace") << u"--not --namespace liteboxd"_s << false;
        QTest::newRow("method") << u"--http-method get"_s << true;
        QTest::newRow("path") << u"--http-path ^/a/[0-9]+$"_s << true;
        QTest::newRow("no IP") << u"--ip-version none"_s << false;
    }

    void rareWordsAgree()
    {
        QFETCH(QString, words);
        QFETCH(bool, finds);
        QJsonObject flow = flowJson(u"h-1"_s);
        const auto header = [](const QString &key, const QString &value) {
            return QJsonObject{{u"key"_s, key}, {u"value"_s, value}};
        };
        flow.insert(u"Type"_s, u"L7"_s);
        flow.insert(u"event_type"_s, QJsonObject{{u"type"_s, 129}});
        flow.insert(u"interface"_s, QJsonObject{{u"index"_s, 7}, {u"name"_s, u"lxc7"_s}});
        flow.insert(u"l7"_s,
                    QJsonObject{{u"type"_s, u"REQUEST"_s},
                                {u"http"_s, QJsonObject{{u"method"_s, u"GET"_s},
                                                        {u"url"_s, u"http://pypi.org/a/7"_s},
                                                        {u"headers"_s, QJsonArray{header(u"x-team"_s, u"blue"_s),
                                                                                  header(u"x-at"_s, u"a:b"_s)}}}}});
        HubbleRun own({u"--nodes"_s, u"node-1"_s});
        for (const QJsonObject &each : {flow, flowJson(u"later"_s)}) // the newest of a ring is not read yet
            QCOMPARE(own.tell({{u"node"_s, u"node-1"_s}, {u"flow"_s, each}}), "ok");
        QTRY_COMPARE_WITH_TIMEOUT(own.finds(query(u"--since 1h"_s)), QStringList{u"h-1"_s}, patience);
        const auto asked = query(words + u" --since 1h"_s);
        const QStringList expected = finds ? QStringList{u"h-1"_s} : QStringList();
        QCOMPARE(ask(own, asked), expected);
        QCOMPARE(own.finds(asked), expected);
        const auto told = hubble::flowFromJson(QJsonDocument(flow).toJson());
        const auto matcher = flows::FlowMatcher::create(query(words));
        QVERIFY(told && matcher);
        QCOMPARE(matcher->matches(*told), finds);
    }

private:
    /// The uuids that Hubble tells, in the order of the alphabet.
    QStringList ask(const HubbleRun &run, const flows::FlowQuery &asked)
    {
        ObserverClient source(hubble::RelayAddress{run.addressOf(u"relay"_s).toStdString()}, m_clock);
        QStringList uuids;
        QObject::connect(&source, &ObserverClient::flowsCame, &source, [&uuids](const QList<flows::Flow> &flows) {
            for (const flows::Flow &each : flows)
                uuids << each.uuid;
        });
        source.start(asked);
        if (!QTest::qWaitFor([&source] { return source.state().phase == Phase::Finished; }, patience))
            uuids << u"no end"_s;
        uuids.sort();
        return uuids;
    }

    base::SystemClock m_clock;
    std::unique_ptr<HubbleRun> m_hubble;
};

QTEST_GUILESS_MAIN(ObserveWordsTest)
#include "tst_observe_words.moc"
