// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/kube/support/fake_transport.h"
#include "tests/core/kube/support/row_sink.h"

#include "core/kube/watch/reflector.h"

#include <QTest>

using namespace liteboxd;
using namespace std::chrono_literals;
using kube::SyncState;
using Phase = kube::SyncState::Phase;

/// Watches that work in appearance only: something between us and the server, or the server itself, ends each.
class TestReflectorProgress : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<tests::FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<RowSink> m_sink;
    std::unique_ptr<kube::Reflector> m_reflector;

    static QJsonObject pod(const char *name, const char *version) { return FakeTransport::pod(name, version); }
    FakeExchange *wire() const { return m_transport->last(); }
    Phase phase() const { return m_reflector->state().phase; }

    /// The wait that the state tells of.
    std::chrono::milliseconds wait() const
    {
        const auto until = m_reflector->state().retryAt;
        return until ? std::chrono::duration_cast<std::chrono::milliseconds>(*until - m_clock->wall()) : 0ms;
    }

    /// Row "a" at version 10, and an open watch.
    void goLive(std::chrono::milliseconds refusedFirst = 1ms)
    {
        kube::ReflectorSettings settings;
        settings.clock = m_clock;
        settings.unreachableFirst = 1ms;
        settings.unreachableMost = 2ms;
        settings.refusedFirst = refusedFirst;
        settings.refusedMost = 64 * refusedFirst;
        const kube::ListQuery query{{kube::resources::pods(), "liteboxd"}};
        m_reflector = std::make_unique<kube::Reflector>(*m_transport, query, phaseOf, *m_sink, settings);
        m_reflector->start();
        wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
        QVERIFY(wire()->isWatch());
    }

    using End = std::function<void(FakeExchange &)>;

    static void rows()
    {
        QTest::addColumn<End>("end");
        QTest::newRow("ends") << End([](FakeExchange &watch) { watch.finish(); });
        QTest::newRow("bookmark, ends") << End([](FakeExchange &watch) {
            watch.event("BOOKMARK", pod("", "12"));
            watch.finish();
        });
        QTest::newRow("what we know already, ends") << End([](FakeExchange &watch) {
            watch.event("MODIFIED", pod("a", "10"));
            watch.finish();
        });
        QTest::newRow("half a line, ends") << End([](FakeExchange &watch) {
            watch.bytes("{\"type\":\"DELETED\",\"obj");
            watch.finish();
        });
        QTest::newRow("reset") << End([](FakeExchange &watch) { watch.fail(base::ErrorCode::ConnectionLost); });
        QTest::newRow("page in HTML") << End([](FakeExchange &watch) { watch.bytes("<html>\n<body>\n"); });
    }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_shared<tests::FakeClock>();
        m_transport = std::make_unique<FakeTransport>();
        m_sink = std::make_unique<RowSink>();
    }

    void cleanup() { m_reflector.reset(); }

    void leadsToAList_data() { rows(); }

    /// A sandbox that was deleted meanwhile would stay for ever.
    void leadsToAList()
    {
        QFETCH(End, end);
        goLive();
        int watches = 0;
        while (wire()->isWatch()) {
            QVERIFY2(++watches <= 3, "no list after three watches that told of nothing");
            const auto before = m_transport->count();
            wire()->head();
            end(*wire());
            QTRY_VERIFY(m_transport->count() > before && wire());
        }
        wire()->answer(FakeTransport::page({}, "20"));
        QCOMPARE(m_sink->text(), QString());
        QVERIFY(wire()->isWatch());
    }

    void waitsGrow_data() { rows(); }

    void waitsGrow()
    {
        QFETCH(End, end);
        goLive(1s);
        std::chrono::milliseconds all{};
        for (int attempt = 0; attempt < 12; ++attempt) {
            if (wire()->isWatch()) {
                wire()->head();
                end(*wire());
                QVERIFY(phase() == Phase::Stale);
                all += wait();
            } else {
                wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
            }
            m_reflector->retryNow();
        }
        QVERIFY2(all > 20s, qPrintable(QString::number(all.count())));
    }

    void aChangeStartsAnew()
    {
        goLive(1s);
        for (int attempt = 0; attempt < 5; ++attempt) {
            wire()->head();
            wire()->event("MODIFIED", pod("a", QByteArray::number(11 + attempt).constData()));
            wire()->finish();
            QCOMPARE(phase(), Phase::Live);
            QTRY_VERIFY(wire()); // after a moment
            QVERIFY(wire()->isWatch());
        }
    }

    void aWatchThatLastsStartsAnew()
    {
        goLive(1s);
        wire()->head();
        wire()->finish();
        QCOMPARE(phase(), Phase::Stale);
        m_reflector->retryNow();
        wire()->head();
        m_clock->advance(5s);
        wire()->finish();
        QCOMPARE(phase(), Phase::Live);
        QVERIFY(wire()->isWatch());
        wire()->head();
        wire()->finish();
        QVERIFY(wait() <= 1500ms); // the first wait again
    }

    void isStaleWhileTheServerAnswersNothingElse()
    {
        goLive();
        wire()->head();
        const auto heard = m_clock->wall();
        m_clock->advance(8s);
        m_reflector->doubt({base::ErrorCode::TimedOut, "no answer", "https://h"});
        QCOMPARE(phase(), Phase::Stale);
        QCOMPARE(m_reflector->state().error->code, base::ErrorCode::TimedOut);
        QVERIFY(m_reflector->state().since == heard);
        QVERIFY(wire()); // the watch is not given up
        wire()->event("MODIFIED", pod("a", "11"));
        QCOMPARE(phase(), Phase::Live);
        m_reflector->doubt({base::ErrorCode::TimedOut, "no answer", "https://h"});
        const auto before = m_transport->count();
        m_reflector->wakeUp();
        QCOMPARE(m_transport->count(), before + 1);
        QCOMPARE(phase(), Phase::Stale);
        wire()->head();
        QCOMPARE(phase(), Phase::Live);
    }

    void isNotDoubtedBeforeItIsLive()
    {
        goLive();
        m_reflector->stop();
        m_reflector->doubt({base::ErrorCode::TimedOut, "no answer", "https://h"});
        QCOMPARE(phase(), Phase::Idle);
    }
};

QTEST_GUILESS_MAIN(TestReflectorProgress)
#include "tst_reflector_progress.moc"
