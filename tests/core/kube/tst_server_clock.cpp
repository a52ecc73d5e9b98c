// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/server_clock.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using kube::ServerClock;

/// What time it is at the API server, from the field Date.
class ServerClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_data();
    void measures();
    void asksAndCounts();
    void diesWithARequestUnderWay();
};

void ServerClockTest::measures_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("sent"); ///< ms after 2027-01-15T08:00:00Z
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("skew"); ///< -1: none
    const QByteArray date = "Fri, 15 Jan 2027 08:00:00 GMT";
    QTest::newRow("the same") << date << 400 << 20 << 0;
    QTest::newRow("within the second") << date << 999 << 20 << 0;
    QTest::newRow("ahead") << date << -60'000 << 0 << 60'500;
    QTest::newRow("behind") << date << 3'600'000 << 0 << -3'599'500;
    QTest::newRow("a slow way hides a little") << date << -2'000 << 3'000 << 0;
    QTest::newRow("a slow way hides not much") << date << -60'000 << 3'000 << 59'000;
    QTest::newRow("no date") << QByteArray("yesterday") << 0 << 0 << -1;
    QTest::newRow("nothing") << QByteArray() << 0 << 0 << -1;
    QTest::newRow("no such day") << QByteArray("Fri, 99 Jan 2027 08:00:00 GMT") << 0 << 0 << -1;
    QTest::newRow("another zone") << QByteArray("Fri, 15 Jan 2027 08:00:00 CET") << 0 << 0 << -1;
    QTest::newRow("this clock was set meanwhile") << date << 0 << -5000 << -1;
}

void ServerClockTest::measures()
{
    QFETCH(QByteArray, date);
    QFETCH(int, sent);
    QFETCH(int, way);
    QFETCH(int, skew);
    const std::chrono::system_clock::time_point there(std::chrono::seconds(1'800'000'000));
    const auto sentAt = there + std::chrono::milliseconds(sent);
    const auto found = ServerClock::skewFrom(date, sentAt, sentAt + std::chrono::milliseconds(way));
    QCOMPARE(found ? static_cast<int>(found->count()) : -1, skew);
}

void ServerClockTest::asksAndCounts()
{
    auto made = std::make_unique<tests::FakeCluster>();
    made->setDate("Fri, 15 Jan 2027 08:10:00 GMT");
    kube::ApiClient api(std::move(made));
    tests::FakeClock clock;
    ServerClock server(api, clock);
    QVERIFY(server.now() == clock.wall());
    QVERIFY(!server.isMeasured());
    QSignalSpy measured(&server, &ServerClock::measured);
    server.start();
    QTRY_COMPARE(measured.size(), 1);
    QVERIFY(server.isMeasured());
    QCOMPARE((server.now() - clock.wall()) / std::chrono::milliseconds(1), 599'500);
    QVERIFY(server.skew() == std::chrono::milliseconds(599'500));
}

void ServerClockTest::diesWithARequestUnderWay()
{
    auto made = std::make_unique<tests::FakeCluster>();
    made->setSilent(true);
    kube::ApiClient api(std::move(made));
    const tests::FakeClock clock;
    {
        ServerClock server(api, clock);
        server.start();
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(ServerClockTest)
#include "tst_server_clock.moc"
