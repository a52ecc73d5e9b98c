// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/flows/fake_flow_source.h"
#include "tests/core/fakes/fake_clock.h"

#include "app/flows/flow_export.h"
#include "app/flows/flows_page.h"
#include "app/flows/history_bar.h"
#include "app/flows/past_flows.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/stale_strip.h"
#include "core/flows/flow_words.h"
#include "core/hubble/flow_archive.h"
#include "core/hubble/flow_json.h"

#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::flows;
using tests::FakeClock;
using tests::FakeFlowSource;

namespace {

/// As Hubble sends it: a drop, or what passed, so many seconds after the clock's beginning.
Flow flowAt(int second, const QString &address, const QByteArray &verdict = "DROPPED")
{
    const QByteArray time = u"2027-01-15T08:00:%1.5Z"_s.arg(second, 2, 10, QLatin1Char('0')).toUtf8();
    const QByteArray line = R"({"flow":{"time":")" + time + R"(","verdict":")" + verdict +
                            R"(","uuid":"u","IP":{"source":"10.42.0.9","destination":")" + address.toUtf8() +
                            R"(","ipVersion":"IPv4"},"l4":{"TCP":{"source_port":40000,"destination_port":443}},)"
                            R"("source":{"ID":7,"identity":1001,"namespace":"liteboxd","pod_name":"sandbox-0a1b2c3d",)"
                            R"("labels":["k8s:app=liteboxd","k8s:sandbox-id=0a1b2c3d"]},)"
                            R"("destination":{"identity":2,"labels":["reserved:world"]},"Type":"L3_L4",)"
                            R"("traffic_direction":"EGRESS","event_type":{"type":5},"is_reply":false}})";
    return *hubble::flowFromJson(line);
}

struct Recording
{
    Recording()
    {
        auto made = std::make_unique<FakeFlowSource>();
        source = made.get();
        feed.setSource(std::move(made), u"liteboxd"_s);
    }

    std::unique_ptr<FlowRecorder> recorder() { return std::make_unique<FlowRecorder>(feed, store, clock, place); }

    /// What was recorded, when all is written.
    store::FlowSegments segments()
    {
        store::FlowSegments found;
        bool isAnswered = false;
        store::FlowSegmentQuery query;
        query.clusterUid = place.clusterUid;
        query.nameSpace = place.nameSpace;
        const auto request = store.flows(query, &feed, [&](const base::Result<store::FlowSegments> &answer) {
            isAnswered = true;
            found = answer.value_or(store::FlowSegments());
        });
        return QTest::qWaitFor([&] { return isAnswered; }, 20'000) ? found : store::FlowSegments();
    }

    QTemporaryDir folder;
    FakeClock clock;
    store::Store store{folder.filePath(u"store.sqlite"_s)};
    models::FlowFeed feed{clock};
    FakeFlowSource *source = nullptr;
    RecordedPlace place{u"c1"_s, u"liteboxd"_s};
};

/// The page over what is recorded there.
struct ShownPage
{
    explicit ShownPage(Recording &recording)
        : feed(recording.feed)
        , page({recording.clock, actions, retry, settings, feed, [] { return nullptr; }})
    {}

    models::FlowFeed &feed;
    QSettings settings{u"LiteBoxd"_s, u"test-flow-history"_s};
    shell::ActionRegistry actions;
    QAction *retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    FlowsPage page;
};

} // namespace

class FlowHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsBySegments()
    {
        Recording f;
        {
            const auto recorder = f.recorder();
            Q_EMIT f.source->flowsCame({flowAt(1, u"1.1.1.1"_s), flowAt(3, u"1.1.1.1"_s),
                                        flowAt(4, u"8.8.8.8"_s, "FORWARDED"), flowAt(12, u"1.1.1.1"_s)});
            const auto at = flowAt(12, u"1.1.1.1"_s).time;
            Q_EMIT f.source->gapFound({GapCause::HubbleRing, 5, {}, at, at});
        } // killed in order: what was open is written
        const store::FlowSegments segments = f.segments();
        QCOMPARE(segments.size(), std::size_t(2));
        QCOMPARE(segments[0].to - segments[0].from, std::chrono::system_clock::duration(FlowRecorder::segmentLength));
        QCOMPARE(segments[0].dropped, std::uint64_t(2));
        QCOMPARE(segments[0].passed, std::uint64_t(1));
        QCOMPARE(segments[1].lost, std::uint64_t(5));
        const auto seen = hubble::flowsFromArchive(segments[0].content);
        QVERIFY(seen);
        QCOMPARE(seen->seen.size(), std::size_t(2)); // repeats are one
        QCOMPARE(seen->seen.front().count, std::uint64_t(2));
        QCOMPARE(seen->seen.front().flow.source.sandboxId(), u"0a1b2c3d"_s);
        QCOMPARE(seen->seen.front().flow.destination.address, u"1.1.1.1"_s);
    }

    /// A second recorder of the same cluster adds nothing, and clocks that are wrong do not fill the store.
    void recordsOnce()
    {
        Recording f;
        for (int run = 0; run < 2; ++run) {
            const auto recorder = f.recorder();
            Q_EMIT f.source->flowsCame({flowAt(1, u"1.1.1.1"_s)});
        }
        {
            const auto recorder = f.recorder();
            Flow odd = flowAt(1, u"1.1.1.1"_s);
            odd.time += std::chrono::hours(2);
            Q_EMIT f.source->flowsCame({odd});
            odd.time -= std::chrono::hours(4);
            Q_EMIT f.source->flowsCame({odd});
        }
        QCOMPARE(f.segments().size(), std::size_t(1));
    }

    void aFullBucketCounts()
    {
        FlowBucket bucket(2);
        for (int at = 0; at < 5; ++at)
            bucket.take(flowAt(1, u"1.1.1.%1"_s.arg(at)), false);
        QCOMPARE(bucket.values().size(), std::size_t(2));
        QCOMPARE(bucket.dropped(), std::uint64_t(5));
        QCOMPARE(bucket.leftOut(), std::uint64_t(3));
    }

    /// What was missing is shown where it was, with its cause, its times and how many.
    void showsRecordedGaps()
    {
        Recording f;
        const auto at = [](int second) { return flowAt(second, u"1.1.1.1"_s).time; };
        {
            const auto recorder = f.recorder();
            Q_EMIT f.source->flowsCame({flowAt(1, u"1.1.1.1"_s), flowAt(9, u"8.8.8.8"_s)});
            Q_EMIT f.source->gapFound({GapCause::PerfRing, 3, u"node-1"_s, at(4), at(4)});
            Q_EMIT f.source->gapFound({GapCause::PerfRing, 4, u"node-1"_s, at(6), at(6)});
            Q_EMIT f.source->gapFound({GapCause::Disconnected, 0, {}, at(2), at(5)});
        }
        HistoryBar bar;
        PastFlows past(bar);
        past.setPlace(&f.store, f.place);
        QTRY_COMPARE(bar.slider()->maximum(), 1);
        bar.slider()->setValue(0);
        QTRY_COMPARE(past.model().rowCount(), 4);
        const auto lostConnection = past.model().row(1).gap;
        const auto lost = past.model().row(2).gap;
        QVERIFY(lostConnection && lost);
        QCOMPARE(lostConnection->cause, GapCause::Disconnected);
        QVERIFY(lostConnection->from == at(2) && lostConnection->to == at(5));
        QCOMPARE(lost->cause, GapCause::PerfRing);
        QCOMPARE(lost->lost, std::uint64_t(7));
        QCOMPARE(lost->node, u"node-1"_s);
        QVERIFY(lost->from == at(4) && lost->to == at(6));
        QTemporaryDir folder;
        const QString name = folder.filePath(u"flows"_s);
        for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::JsonLines}) {
            QVERIFY(exportRows(past.model(), format, name));
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QVERIFY2(text.contains("node-1") && text.contains('7'), text);
        }
    }

    /// What programs before wrote has no gaps.
    void readsOlderArchives()
    {
        const Flow flow = flowAt(1, u"1.1.1.1"_s);
        QByteArray older;
        QDataStream stream(&older, QIODevice::WriteOnly);
        stream.setVersion(QDataStream::Qt_6_0);
        stream << quint32(1) << flow.raw << quint64(3) << qint64(1) << qint64(2) << QStringList() << QStringList();
        const auto read = hubble::flowsFromArchive(older);
        QVERIFY(read);
        QCOMPARE(read->seen.size(), std::size_t(1));
        QCOMPARE(read->seen.front().count, std::uint64_t(3));
        QVERIFY(read->gaps.empty());
    }

    /// Cilium tells a drop twice, and only the policy verdict names the policy: the later event is the one that is
    /// kept.
    void keepsThePoliciesThatTheOtherEventNamed()
    {
        Flow flow = flowAt(1, u"1.1.1.1"_s);
        flow.egressDeniedBy = {{u"CiliumNetworkPolicy"_s, u"liteboxd"_s, u"deny-cluster-access"_s, {}, 7}};
        flow.policyLog = {u"why"_s};
        flow.policyMatchType = 2;
        const auto read = hubble::flowsFromArchive(hubble::archiveOf({{{flow, 1, {}, {}}}, {}}));
        QVERIFY(read);
        const auto line = hubble::flowFromJson(hubble::jsonpbLine(flow));
        QVERIFY(line);
        for (const Flow &each : {read->seen.front().flow, *line}) {
            QCOMPARE(each.egressDeniedBy, flow.egressDeniedBy);
            QCOMPARE(each.policyLog, flow.policyLog);
            QCOMPARE(each.policyMatchType, flow.policyMatchType);
            QVERIFY(each.egressAllowedBy.isEmpty());
        }
    }

    void archivesAreNoGuess_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const QByteArray whole = hubble::archiveOf({{{flowAt(1, u"1.1.1.1"_s), 3, {}, {}}}, {}});
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another format") << QByteArray("\0\0\0\7", 4);
        QTest::newRow("cut short") << whole.left(whole.size() - 3);
        QTest::newRow("longer than it is") << QByteArray("\0\0\0\1\x7f\xff\xff\xf0zz", 10);
    }

    void archivesAreNoGuess()
    {
        QFETCH(QByteArray, archive);
        const auto read = hubble::flowsFromArchive(archive);
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::Malformed);
    }

    void theBarGoesThereAndBack()
    {
        Recording f;
        {
            const auto recorder = f.recorder();
            Q_EMIT f.source->flowsCame(
                {flowAt(1, u"1.1.1.1"_s), flowAt(22, u"8.8.8.8"_s, "FORWARDED"), flowAt(41, u"9.9.9.9"_s)});
        }
        HistoryBar bar;
        PastFlows past(bar);
        QVERIFY(!bar.slider()->isEnabled());
        past.setPlace(&f.store, f.place);
        QTRY_COMPARE(bar.slider()->maximum(), 3);
        QVERIFY(!past.isShown());
        bar.slider()->setValue(1);
        QVERIFY(past.isShown());
        QTRY_COMPARE(past.model().rowCount(), 2);
        QCOMPARE(past.digest().size(), std::size_t(2));
        past.setQuery(*parseFlowLine(u"--verdict DROPPED --since 1m"_s, f.clock.wall()));
        QCOMPARE(past.model().rowCount(), 1);
        QCOMPARE(past.digest().size(), std::size_t(2)); // the map shows all of it
        bar.live()->click();
        QVERIFY(!past.isShown());
        QCOMPARE(past.model().rowCount(), 0);
        past.setPlace(nullptr, {});
        QVERIFY(!bar.slider()->isEnabled());
    }

    /// Who comes from a count of now does not want the minute that was looked at before.
    void anotherPageShowsWhatComesNow()
    {
        Recording f;
        {
            const auto recorder = f.recorder();
            Q_EMIT f.source->flowsCame({flowAt(1, u"1.1.1.1"_s), flowAt(22, u"8.8.8.8"_s)});
        }
        ShownPage shown(f);
        shown.page.setHistory(&f.store, f.place);
        QSlider &slider = *shown.page.historyBar()->slider();
        QTRY_VERIFY(slider.isEnabled());
        slider.setValue(0);
        QVERIFY(slider.value() < slider.maximum());
        shown.page.setFilter(u"--verdict DROPPED"_s); // of what is looked at
        QVERIFY(slider.value() < slider.maximum());
        shown.page.showLatest(u"--verdict DROPPED --to-ip 1.1.1.1"_s);
        QCOMPARE(slider.value(), slider.maximum());
    }

    /// A stream that broke is not live again before it answers.
    void rowsStayStaleUntilTheStreamAnswers()
    {
        using Phase = hubble::SourceState::Phase;
        Recording f;
        ShownPage shown(f);
        shown.page.show();
        const auto &stale = *shown.page.findChild<shell::StaleStrip *>();
        f.source->setPhase(Phase::Live);
        Q_EMIT f.source->flowsCame({flowAt(1, u"1.1.1.1"_s)});
        QTRY_COMPARE(shown.page.state(), PageState::Rows);
        QVERIFY(stale.isHidden());
        f.source->setPhase(Phase::Waiting, base::Error{base::ErrorCode::ConnectionLost, "reset", {}});
        QVERIFY(!stale.isHidden());
        f.source->setPhase(Phase::Connecting);
        QVERIFY(!stale.isHidden());
        f.source->setPhase(Phase::Live);
        QVERIFY(stale.isHidden());
    }
};

QTEST_MAIN(FlowHistoryTest)
#include "tst_flow_history.moc"
