// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"
#include "tests/core/kube/support/row_sink.h"

#include "core/kube/watch/reflector.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using kube::SyncState;
using Phase = kube::SyncState::Phase;

namespace {

/// A clock that the test moves.
class TestClock : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override { return std::chrono::steady_clock::time_point(now); }
    std::chrono::system_clock::time_point wall() const override
    {
        return std::chrono::system_clock::time_point(
            std::chrono::duration_cast<std::chrono::system_clock::duration>(now));
    }
    std::chrono::seconds now = std::chrono::hours(1000);
};

} // namespace

class TestReflector : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<TestClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<RowSink> m_sink;
    std::unique_ptr<kube::Reflector> m_reflector;

    static QJsonObject pod(const char *name, const char *version) { return FakeTransport::pod(name, version); }
    FakeExchange *wire() const { return m_transport->last(); }
    QString asked(const char *parameter) const
    {
        return wire()->query().queryItemValue(QString::fromLatin1(parameter));
    }
    Phase phase() const { return m_reflector->state().phase; }

    void make(std::chrono::milliseconds silence = std::chrono::seconds(100),
              std::chrono::milliseconds listSilence = std::chrono::seconds(30))
    {
        kube::ReflectorSettings settings;
        settings.clock = m_clock;
        settings.silenceLimit = silence;
        settings.listLimit = listSilence;
        settings.unreachableFirst = settings.refusedFirst = std::chrono::milliseconds(2);
        settings.unreachableMost = settings.refusedMost = std::chrono::milliseconds(4);
        const kube::ListQuery query{{kube::resources::pods(), "liteboxd"}, "app=liteboxd"};
        m_reflector = std::make_unique<kube::Reflector>(*m_transport, query, phaseOf, *m_sink, settings);
    }

    /// One row "a" at version 10 and an open watch that has lasted a while.
    void goLive()
    {
        m_reflector->start();
        wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
        QVERIFY(wire()->isWatch());
        wire()->head();
        m_clock->now += std::chrono::seconds(10);
        QCOMPARE(phase(), Phase::Live);
    }

    /// Waits for the exchange after `count`.
    void expectNext(qsizetype count) { QTRY_VERIFY(m_transport->count() > count && wire()); }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_shared<TestClock>();
        m_transport = std::make_unique<FakeTransport>();
        m_sink = std::make_unique<RowSink>();
        make();
    }

    void cleanup() { m_reflector.reset(); }

    void listsThenWatches()
    {
        m_reflector->start();
        QCOMPARE(phase(), Phase::Loading);
        QCOMPARE(asked("resourceVersion"), QStringLiteral("0")); // as the server has it in memory
        QCOMPARE(asked("labelSelector"), QStringLiteral("app=liteboxd"));
        QCOMPARE(wire()->request().accept, "application/vnd.kubernetes.protobuf, application/json");
        wire()->answer(FakeTransport::page({pod("a", "1"), pod("b", "2")}, "10"));
        QCOMPARE(phase(), Phase::Live);
        QCOMPARE(m_sink->text(), QStringLiteral("a b"));
        QVERIFY(wire()->isWatch());
        QCOMPARE(asked("resourceVersion"), QStringLiteral("10"));
        QCOMPARE(asked("allowWatchBookmarks"), QStringLiteral("true"));
        wire()->head();
        wire()->event("ADDED", pod("c", "11"));
        wire()->event("DELETED", pod("a", "12"));
        QCOMPARE(m_sink->text(), QStringLiteral("b c"));
    }

    void aListThatBreaksOffBeginsAnew()
    {
        m_reflector->start();
        wire()->head();
        wire()->bytes("{\"items\":[{\"metadata\":{\"name\":\"a\"},\"status\":{\"phase\":\"Running\"}},{\"meta");
        QCOMPARE(m_sink->text(), QStringLiteral("a")); // rows come as they come
        wire()->fail(base::ErrorCode::ConnectionLost);
        QCOMPARE(phase(), Phase::Failed);
        QCOMPARE(m_reflector->state().error->code, base::ErrorCode::ConnectionLost);
        expectNext(m_transport->count());
        wire()->answer(FakeTransport::page({pod("b", "2")}, "10"));
        QCOMPARE(phase(), Phase::Live);
        QCOMPARE(m_sink->text(), QStringLiteral("b"));
    }

    void aListThatEndsEarlyIsAnError()
    {
        m_reflector->start();
        wire()->head();
        wire()->bytes("{\"items\":[{\"metadata\":{\"name\":\"a\"},\"status\":{\"phase\":\"Running\"}}");
        wire()->finish();
        QCOMPARE(phase(), Phase::Failed);
        QCOMPARE(m_reflector->state().error->text(),
                 "pods in namespace liteboxd: the server did not answer with a list");
    }

    void aListThatFallsSilentIsGivenUp()
    {
        make(std::chrono::seconds(100), std::chrono::milliseconds(30));
        m_reflector->start();
        wire()->head();
        wire()->bytes("{\"items\":[");
        QTRY_COMPARE(phase(), Phase::Failed);
        QCOMPARE(m_reflector->state().error->code, base::ErrorCode::TimedOut);
    }

    void anEmptyClusterIsLiveToo()
    {
        m_reflector->start();
        QJsonObject page = FakeTransport::page({}, "10");
        page.insert(QStringLiteral("items"), QJsonValue::Null); // as Go writes an empty slice
        wire()->answer(page);
        QCOMPARE(phase(), Phase::Live);
    }

    void aWatchTheServerEndsGoesOnAtOnce()
    {
        goLive();
        wire()->event("MODIFIED", pod("a", "11"));
        wire()->event("BOOKMARK", pod("", "15"));
        const QSignalSpy states(m_reflector.get(), &kube::Reflector::stateChanged);
        wire()->finish();
        QVERIFY(wire()->isWatch());
        QCOMPARE(asked("resourceVersion"), QStringLiteral("15"));
        wire()->head();
        QCOMPARE(phase(), Phase::Live);
        QCOMPARE(states.size(), 0);
        QCOMPARE(m_sink->lists, 1);
        QCOMPARE(m_sink->text(), QStringLiteral("a"));
    }

    void aCutLineIsAskedForAgain()
    {
        goLive();
        wire()->bytes("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"b\"");
        wire()->finish();
        QCOMPARE(m_sink->text(), QStringLiteral("a"));
        QCOMPARE(asked("resourceVersion"), QStringLiteral("10"));
        wire()->head();
        wire()->event("ADDED", pod("b", "11"));
        QCOMPARE(m_sink->text(), QStringLiteral("a b"));
    }

    void aLostConnectionIsStaleUntilItIsBack()
    {
        goLive();
        const auto heard = m_clock->wall() - std::chrono::seconds(10);
        wire()->fail(base::ErrorCode::ConnectionLost);
        QCOMPARE(phase(), Phase::Stale);
        QVERIFY(m_reflector->state().since == heard);
        QVERIFY(wire()->isWatch()); // the first attempt is at once
        wire()->fail(base::ErrorCode::ConnectionRefused);
        QCOMPARE(phase(), Phase::Stale);
        QCOMPARE(m_reflector->state().error->code, base::ErrorCode::ConnectionRefused);
        QVERIFY(m_reflector->state().retryAt > m_clock->wall());
        for (int i = 0; i < 5; ++i) {
            expectNext(m_transport->count());
            QVERIFY(wire()->isWatch());
            wire()->fail(base::ErrorCode::ConnectionRefused);
        }
        QCOMPARE(m_sink->text(), QStringLiteral("a"));
        expectNext(m_transport->count());
        QCOMPARE(asked("resourceVersion"), QStringLiteral("10"));
        wire()->head();
        QCOMPARE(phase(), Phase::Live);
        QVERIFY(!m_reflector->state().error);
        QCOMPARE(m_sink->lists, 1);
    }

    void tooOldIsListedAnew_data()
    {
        QTest::addColumn<bool>("asEvent");
        QTest::newRow("answer") << false;
        QTest::newRow("event") << true;
    }

    void tooOldIsListedAnew()
    {
        QFETCH(bool, asEvent);
        goLive();
        if (asEvent) {
            wire()->event("ERROR", {{QStringLiteral("kind"), QStringLiteral("Status")},
                                    {QStringLiteral("reason"), QStringLiteral("Expired")},
                                    {QStringLiteral("code"), 410}});
        } else {
            wire()->finish();
            wire()->refuse(410, "Expired");
        }
        QVERIFY(!wire()->isWatch());
        QCOMPARE(asked("resourceVersion"), QString()); // from the store: no row may go back in time
        QCOMPARE(phase(), Phase::Stale);
        QCOMPARE(m_sink->text(), QStringLiteral("a")); // rows stay
        wire()->answer(FakeTransport::page({pod("b", "20")}, "30"));
        QCOMPARE(phase(), Phase::Live);
        QCOMPARE(m_sink->text(), QStringLiteral("b"));
        QCOMPARE(asked("resourceVersion"), QStringLiteral("30"));
    }

    void alwaysTooOldIsNoBusyLoop()
    {
        goLive();
        wire()->refuse(410, "Expired");
        wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
        wire()->refuse(410, "Expired");
        QCOMPARE(phase(), Phase::Stale);
        QVERIFY(m_reflector->state().retryAt);
    }

    void aWatchThatEndsAtOnceIsNoBusyLoop()
    {
        goLive();
        wire()->finish();
        wire()->head();
        wire()->finish();
        QCOMPARE(phase(), Phase::Stale);
        QVERIFY(m_reflector->state().retryAt);
    }

    void aMalformedLineIsListedAnew()
    {
        goLive();
        wire()->bytes("{\"type\":\n");
        QCOMPARE(phase(), Phase::Stale);
        QCOMPARE(m_reflector->state().error->code, base::ErrorCode::ProtocolViolated);
        QCOMPARE(m_reflector->state().error->context, "pods in namespace liteboxd");
        expectNext(m_transport->count());
        QVERIFY(!wire()->isWatch());
        wire()->answer(FakeTransport::page({pod("b", "20")}, "30"));
        QCOMPARE(phase(), Phase::Live);
    }

    void refusalsAreStatesAndTriedAgain_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("401") << 401 << base::ErrorCode::Unauthenticated;
        QTest::newRow("403") << 403 << base::ErrorCode::Forbidden;
        QTest::newRow("500") << 500 << base::ErrorCode::ServerFailed;
    }

    void refusalsAreStatesAndTriedAgain()
    {
        QFETCH(int, http);
        QFETCH(base::ErrorCode, code);
        m_reflector->start();
        wire()->refuse(http, "x", "no");
        QCOMPARE(phase(), Phase::Failed);
        QCOMPARE(m_reflector->state().error->code, code);
        QCOMPARE(m_reflector->state().error->text(), "pods in namespace liteboxd: no");
        expectNext(m_transport->count());
        wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
        wire()->refuse(http, "x", "no");
        QCOMPARE(phase(), Phase::Stale);
        QCOMPARE(m_reflector->state().error->code, code);
        QCOMPARE(m_sink->text(), QStringLiteral("a"));
        expectNext(m_transport->count());
        QVERIFY(wire()->isWatch());
        wire()->head();
        QCOMPARE(phase(), Phase::Live);
    }

    void whatIsNoListIsAnError()
    {
        m_reflector->start();
        wire()->answer({{QStringLiteral("hello"), 1}});
        QCOMPARE(phase(), Phase::Failed);
        QCOMPARE(m_reflector->state().error->message, "the server did not answer with a list");
    }

    void waitsAsLongAsTheServerSays()
    {
        m_reflector->start();
        wire()->answer({{QStringLiteral("kind"), QStringLiteral("Status")},
                        {QStringLiteral("code"), 429},
                        {QStringLiteral("details"), QJsonObject{{QStringLiteral("retryAfterSeconds"), 60}}}},
                       429);
        QVERIFY(m_reflector->state().retryAt == m_clock->wall() + std::chrono::seconds(60));
        const auto before = m_transport->count();
        m_reflector->retryNow();
        QCOMPARE(m_transport->count(), before + 1);
        QCOMPARE(phase(), Phase::Failed);
        QVERIFY(!m_reflector->state().retryAt);
    }

    void silenceIsAskedAnew()
    {
        make(std::chrono::milliseconds(30));
        goLive();
        wire()->event("BOOKMARK", pod("", "15"));
        const QPointer<FakeExchange> silent(wire());
        const QSignalSpy states(m_reflector.get(), &kube::Reflector::stateChanged);
        expectNext(m_transport->count());
        QVERIFY(!silent);
        QVERIFY(wire()->isWatch());
        QCOMPARE(asked("resourceVersion"), QStringLiteral("15"));
        wire()->head();
        expectNext(m_transport->count());
        QVERIFY(!wire()->isWatch()); // nothing at all came: does this version exist?
        wire()->answer(FakeTransport::page({pod("b", "2")}, "3"));
        QCOMPARE(m_sink->text(), QStringLiteral("b"));
        QCOMPARE(states.size(), 0);
    }

    void stoppingEndsAll()
    {
        goLive();
        m_reflector->stop();
        QVERIFY(!wire());
        QCOMPARE(phase(), Phase::Idle);
        m_reflector->start();
        m_reflector->stop();
        QVERIFY(!wire());
    }

    void destroyingEndsAllAtAnyPoint()
    {
        m_reflector->start();
        m_reflector.reset();
        QTRY_VERIFY(!wire());
        make();
        goLive();
        m_reflector.reset();
        QVERIFY(!wire());
    }

    void aSlotMayDestroyTheReflector_data()
    {
        QTest::addColumn<Phase>("when");
        QTest::newRow("live") << Phase::Live;
        QTest::newRow("stale") << Phase::Stale;
    }

    void aSlotMayDestroyTheReflector()
    {
        QFETCH(Phase, when);
        connect(m_reflector.get(), &kube::Reflector::stateChanged, this, [this, when](const SyncState &state) {
            if (state.phase == when)
                m_reflector.reset();
        });
        m_reflector->start();
        wire()->answer(FakeTransport::page({pod("a", "7")}, "10"));
        if (m_reflector) {
            wire()->head();
            wire()->bytes("garbage\n");
        }
        QVERIFY(!m_reflector);
    }
};

QTEST_GUILESS_MAIN(TestReflector)
#include "tst_reflector.moc"
