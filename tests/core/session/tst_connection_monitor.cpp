// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/connection_monitor.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace liteboxd;
using base::ErrorCode;
using kube::SyncState;
using session::Connected;
using session::Connecting;
using session::ConnectionMonitor;
using session::ConnectionState;
using session::Failed;
using session::Stale;
using tests::FakeClock;
using tests::FakeCluster;

namespace {

const QString versionPath = u"/version"_s;

SyncState watch(SyncState::Phase phase, std::optional<ErrorCode> code = {})
{
    SyncState state;
    state.phase = phase;
    if (code)
        state.error = base::Error{*code, "made by the test", ""};
    return state;
}

} // namespace

class ConnectionMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsWhenBothAnswer();
    void measuresLatency();
    void comesUpOnceAndAgainAfterALoss();
    void judgesTheWatch_data();
    void judgesTheWatch();
    void aDeafServerIsStaleThoughTheWatchLooksAlive();
    void aServerThatNeverAnsweredIsFailed();
    void doesNotFlickerBetweenTries();
    void forgetsTheFaultOnceTheWatchIsBack();
    void measuresAgainByItself();
    void aHangIsNoticedInTenSeconds();

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    FakeClock m_clock;
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<ConnectionMonitor> m_monitor;

    void connectNow();
};

void ConnectionMonitorTest::init()
{
    m_monitor.reset();
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_cluster->on(u"GET"_s, versionPath, QJsonObject{{u"gitVersion"_s, u"v1.34.4"_s}});
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_monitor = std::make_unique<ConnectionMonitor>(*m_api, m_clock, ConnectionMonitor::Times{1h, 30s});
}

void ConnectionMonitorTest::connectNow()
{
    m_monitor->start();
    m_monitor->follow(watch(SyncState::Phase::Live));
    QTRY_VERIFY(std::holds_alternative<Connected>(m_monitor->state()));
}

void ConnectionMonitorTest::connectsWhenBothAnswer()
{
    QVERIFY(m_monitor->state() == ConnectionState(Connecting{}));
    m_monitor->start();
    m_monitor->follow(watch(SyncState::Phase::Loading));
    QTRY_COMPARE(m_cluster->requests().size(), 1);
    QVERIFY(m_monitor->state() == ConnectionState(Connecting{}));
    m_monitor->follow(watch(SyncState::Phase::Live));
    QTRY_VERIFY(m_monitor->state() == ConnectionState(Connected{0ms})); // the answer may still be on its way
}

void ConnectionMonitorTest::measuresLatency()
{
    m_cluster->on(u"GET"_s, versionPath, [this](const tests::SeenRequest &) {
        m_clock.advance(40ms);
        return FakeCluster::Answer{200, {{u"gitVersion"_s, u"v1.34.4"_s}}};
    });
    connectNow();
    QVERIFY(m_monitor->state() == ConnectionState(Connected{40ms}));
}

void ConnectionMonitorTest::comesUpOnceAndAgainAfterALoss()
{
    QSignalSpy cameUp(m_monitor.get(), &ConnectionMonitor::cameUp);
    QSignalSpy changed(m_monitor.get(), &ConnectionMonitor::changed);
    connectNow();
    QCOMPARE(cameUp.size(), 1);
    m_cluster->on(u"GET"_s, versionPath, [this](const tests::SeenRequest &) {
        m_clock.advance(40ms);
        return FakeCluster::Answer{200, {{u"gitVersion"_s, u"v1.34.4"_s}}};
    });
    m_monitor->start();
    QTRY_VERIFY(m_monitor->state() == ConnectionState(Connected{40ms}));
    QCOMPARE(cameUp.size(), 1); // another latency is no other connection
    m_monitor->follow(watch(SyncState::Phase::Stale, ErrorCode::ConnectionLost));
    QCOMPARE(cameUp.size(), 1);
    m_monitor->follow(watch(SyncState::Phase::Live));
    QCOMPARE(cameUp.size(), 2);
    QCOMPARE(changed.size(), 4);
}

void ConnectionMonitorTest::judgesTheWatch_data()
{
    QTest::addColumn<SyncState::Phase>("phase");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("alternative");

    using Phase = SyncState::Phase;
    for (const ErrorCode code : {ErrorCode::HostNotFound, ErrorCode::ConnectionRefused, ErrorCode::ConnectionLost,
                                 ErrorCode::TimedOut, ErrorCode::CertificateUntrusted, ErrorCode::CertificateExpired,
                                 ErrorCode::Unauthenticated, ErrorCode::ServerFailed, ErrorCode::ProtocolViolated}) {
        QTest::addRow("stale by %s", base::name(code).data()) << Phase::Stale << code << u"Stale"_s;
        QTest::addRow("failed by %s", base::name(code).data()) << Phase::Failed << code << u"Failed"_s;
    }
    for (const ErrorCode code :
         {ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::RateLimited, ErrorCode::Rejected}) {
        QTest::addRow("stale by %s", base::name(code).data()) << Phase::Stale << code << u"Connected"_s;
        QTest::addRow("failed by %s", base::name(code).data()) << Phase::Failed << code << u"Connected"_s;
    }
}

void ConnectionMonitorTest::judgesTheWatch()
{
    QFETCH(SyncState::Phase, phase);
    QFETCH(ErrorCode, code);
    QFETCH(QString, alternative);
    connectNow();
    SyncState state = watch(phase, code);
    state.since = m_clock.wall() - 5s;
    state.retryAt = m_clock.wall() + 2s;

    m_monitor->follow(state);

    const ConnectionState judged = m_monitor->state();
    if (alternative == u"Stale")
        QVERIFY(judged == ConnectionState(Stale{*state.since, state.retryAt, *state.error}));
    else if (alternative == u"Failed")
        QVERIFY(judged == ConnectionState(Failed{*state.error, state.retryAt}));
    else
        QVERIFY(std::holds_alternative<Connected>(judged));
}

void ConnectionMonitorTest::aDeafServerIsStaleThoughTheWatchLooksAlive()
{
    connectNow();
    const auto answeredAt = m_clock.wall();
    m_clock.advance(30s);
    m_cluster->setFault(ErrorCode::TimedOut);
    m_monitor->start();
    QTRY_VERIFY(std::holds_alternative<Stale>(m_monitor->state()));
    const Stale stale = std::get<Stale>(m_monitor->state());
    QVERIFY(stale.since == answeredAt);
    QCOMPARE(stale.error.code, ErrorCode::TimedOut);
}

void ConnectionMonitorTest::aServerThatNeverAnsweredIsFailed()
{
    m_cluster->setFault(ErrorCode::CertificateUntrusted);
    m_monitor->start();
    QTRY_VERIFY(std::holds_alternative<Failed>(m_monitor->state()));
    QCOMPARE(std::get<Failed>(m_monitor->state()).error.code, ErrorCode::CertificateUntrusted);
}

void ConnectionMonitorTest::doesNotFlickerBetweenTries()
{
    m_monitor->follow(watch(SyncState::Phase::Failed, ErrorCode::ConnectionRefused));
    QSignalSpy changed(m_monitor.get(), &ConnectionMonitor::changed);
    m_monitor->follow(watch(SyncState::Phase::Loading));
    QVERIFY(std::holds_alternative<Failed>(m_monitor->state()));
    m_monitor->follow(watch(SyncState::Phase::Failed, ErrorCode::ConnectionRefused));
    QCOMPARE(changed.size(), 0);
}

void ConnectionMonitorTest::forgetsTheFaultOnceTheWatchIsBack()
{
    connectNow();
    m_cluster->setFault(ErrorCode::ConnectionRefused);
    m_monitor->start();
    m_monitor->follow(watch(SyncState::Phase::Stale, ErrorCode::ConnectionRefused));
    QTRY_VERIFY(std::holds_alternative<Stale>(m_monitor->state()));
    m_cluster->setFault(std::nullopt);
    m_monitor->follow(watch(SyncState::Phase::Live));
    QTRY_VERIFY(std::holds_alternative<Connected>(m_monitor->state()));
}

void ConnectionMonitorTest::measuresAgainByItself()
{
    ConnectionMonitor often(*m_api, m_clock, ConnectionMonitor::Times{1ms, 30s});
    often.start();
    QTRY_VERIFY(m_cluster->requests().size() >= 2);
}

void ConnectionMonitorTest::aHangIsNoticedInTenSeconds()
{
    const ConnectionMonitor::Times usual;
    QVERIFY(usual.interval + usual.limit < 10s);
    connectNow();
    ConnectionMonitor quick(*m_api, m_clock, ConnectionMonitor::Times{1ms, 20ms});
    QSignalSpy unanswered(&quick, &ConnectionMonitor::unanswered);
    QSignalSpy again(&quick, &ConnectionMonitor::answeredAgain);
    quick.start();
    m_cluster->takeRequests();
    QTRY_VERIFY(m_cluster->requests().size() >= 2);
    m_cluster->setSilent(true);
    QTRY_VERIFY(unanswered.size() >= 2); // though each is given twice as long
    QCOMPARE(unanswered.value(0).value(0).value<base::Error>().code, ErrorCode::TimedOut);
    QCOMPARE(again.size(), 0);
    m_cluster->setSilent(false);
    QTRY_COMPARE(again.size(), 1);
}

QTEST_GUILESS_MAIN(ConnectionMonitorTest)
#include "tst_connection_monitor.moc"
