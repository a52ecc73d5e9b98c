// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/keeper.h"
#include "core/sandbox/time_text.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::DueTask;
using sandbox::Keeper;
using sandbox::SandboxCache;
using tests::FakeCluster;
using tests::listOf;
using tests::podObject;
using tests::podsPath;
using tests::SeenRequest;
using tests::with;

namespace {

const QString created = u"metadata.annotations.liteboxd/created-at"_s;
const QString ttl = u"metadata.annotations.liteboxd/ttl"_s;
const QString until = u"metadata.annotations.liteboxd|io/internet-access-until"_s;
const QString manager = u"metadata.labels.liteboxd|io/managed-by"_s;

} // namespace

/// What is due is done once, by the API server's clock, and only what is due still.
class KeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void doesWhatIsDue_data();
    void doesWhatIsDue();
    void waitsUntilItIsDue();
    void countsByTheServersClock();
    void aRenewalWins();
    void aRenewalOfTheSameMomentWins();
    void doesNothingOutOfItsScope();
    void triesAgainLater();
    void diesInTheMiddle_data();
    void diesInTheMiddle();

private:
    QJsonObject pod(std::chrono::seconds left) const;
    void serve(const QJsonObject &pod);
    void start();
    QStringList writes();

    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    tests::FakeClock m_clock;
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<kube::ServerClock> m_serverClock;
    std::unique_ptr<SandboxCache> m_sandboxes;
    std::unique_ptr<Keeper> m_keeper;
    bool m_isWanted = true;
};

void KeeperTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_clock = {};
    m_isWanted = true;
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_serverClock = std::make_unique<kube::ServerClock>(*m_api, m_clock);
    m_sandboxes = std::make_unique<SandboxCache>(*m_api, "liteboxd");
    m_keeper = std::make_unique<Keeper>(*m_api, *m_sandboxes, *m_serverClock,
                                        [this](const DueTask &) { return m_isWanted; });
}

void KeeperTest::cleanup()
{
    m_keeper.reset();
    m_sandboxes.reset();
    m_serverClock.reset();
    m_api.reset();
}

/// A sandbox whose TTL of an hour is over in `left`, by this machine's clock.
QJsonObject KeeperTest::pod(std::chrono::seconds left) const
{
    const auto birth = m_clock.wall() + left - std::chrono::hours(1);
    const QJsonObject plain =
        with(podObject(u"a1"_s), u"metadata.annotations.liteboxd|io/allowed-domains"_s, QJsonValue::Undefined);
    return with(with(plain, created, sandbox::timeText(birth)), ttl, u"3600"_s);
}

void KeeperTest::serve(const QJsonObject &pod)
{
    m_cluster->on(u"GET"_s, podsPath(), listOf({pod}));
    m_cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s), pod);
    m_cluster->on(u"DELETE"_s, podsPath(u"sandbox-a1"_s), pod);
    m_cluster->on(u"PATCH"_s, podsPath(u"sandbox-a1"_s), pod);
}

void KeeperTest::start()
{
    m_sandboxes->start();
    QTRY_VERIFY(m_sandboxes->state().phase == kube::SyncState::Phase::Live);
    QTRY_COMPARE(m_sandboxes->values().size(), 1U);
}

/// Methods of what was written since the last call.
QStringList KeeperTest::writes()
{
    QStringList methods;
    for (const SeenRequest &request : m_cluster->takeRequests()) {
        if (request.method != u"GET"_s)
            methods << request.method;
    }
    return methods;
}

void KeeperTest::doesWhatIsDue_data()
{
    QTest::addColumn<QJsonObject>("pod");
    QTest::addColumn<QStringList>("methods");
    const QJsonObject due = pod(std::chrono::seconds(-1));
    const QJsonObject young = pod(std::chrono::hours(1));
    const QString past = sandbox::timeText(m_clock.wall() - std::chrono::seconds(5));
    const QString future = sandbox::timeText(m_clock.wall() + std::chrono::hours(1));
    const QJsonValue owners = QJsonArray{QJsonObject{
        {u"controller"_s, true}, {u"kind"_s, u"Job"_s}, {u"name"_s, u"j"_s}, {u"uid"_s, u"u"_s}}};
    const QStringList nothing;
    QTest::newRow("its TTL is over") << due << QStringList{u"DELETE"_s};
    QTest::newRow("its TTL is over, and it failed") << with(due, u"status.phase"_s, u"Failed"_s)
                                                    << QStringList{u"DELETE"_s};
    QTest::newRow("its internet access is over") << with(young, until, past) << QStringList{u"PATCH"_s, u"PATCH"_s};
    QTest::newRow("its internet access is over, and off already")
        << with(with(young, until, past), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined)
        << QStringList{u"PATCH"_s};
    QTest::newRow("of LiteBoxd's server, only the internet access")
        << with(with(due, until, past), manager, u"liteboxd-server"_s) << QStringList{u"PATCH"_s, u"PATCH"_s};
    QTest::newRow("nothing is over") << with(young, until, future) << nothing;
    QTest::newRow("no TTL") << with(due, ttl, QJsonValue::Undefined) << nothing;
    QTest::newRow("LiteBoxd's server ends it") << with(due, manager, u"liteboxd-server"_s) << nothing;
    QTest::newRow("a controller would make it anew") << with(due, u"metadata.ownerReferences"_s, owners) << nothing;
    QTest::newRow("it terminates") << with(due, u"metadata.deletionTimestamp"_s, u"2027-01-15T08:00:00Z"_s) << nothing;
}

void KeeperTest::doesWhatIsDue()
{
    QFETCH(QJsonObject, pod);
    QFETCH(QStringList, methods);
    serve(pod);
    QSignalSpy ended(m_keeper.get(), &Keeper::ended);
    QSignalSpy cut(m_keeper.get(), &Keeper::cut);
    start();
    if (methods.isEmpty()) {
        m_keeper->look();
        QCoreApplication::processEvents();
        QCOMPARE(writes(), methods);
        return;
    }
    QTRY_COMPARE(ended.size() + cut.size(), 1);
    m_keeper->look(); // the watch has not shown it yet: it is not done twice
    QCoreApplication::processEvents();
    const QList<SeenRequest> seen = m_cluster->requests();
    for (const SeenRequest &request : seen) {
        if (request.method == u"DELETE"_s) {
            QCOMPARE(request.body.value("preconditions"_L1)["uid"_L1].toString(), u"uid-of-a1"_s);
            QCOMPARE(request.body.value("preconditions"_L1)["resourceVersion"_L1].toString(), u"42"_s);
        }
    }
    QCOMPARE(writes(), methods);
}

void KeeperTest::waitsUntilItIsDue()
{
    serve(pod(std::chrono::minutes(10)));
    start();
    m_clock.advance(std::chrono::minutes(9));
    m_keeper->look();
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
    m_clock.advance(std::chrono::minutes(1));
    m_keeper->look();
    QSignalSpy ended(m_keeper.get(), &Keeper::ended);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(writes(), QStringList{u"DELETE"_s});
}

void KeeperTest::countsByTheServersClock()
{
    serve(pod(std::chrono::minutes(10)));
    m_cluster->setDate("Fri, 15 Jan 2027 08:20:00 GMT"); // 20 minutes ahead of the fake clock
    start();
    m_keeper->look();
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
    QSignalSpy ended(m_keeper.get(), &Keeper::ended);
    m_serverClock->start();
    QTRY_COMPARE(ended.size(), 1);
}

void KeeperTest::aRenewalWins()
{
    serve(pod(std::chrono::seconds(-1)));
    m_cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s), pod(std::chrono::hours(1))); // the watch has not told it yet
    start();
    QTRY_VERIFY(std::any_of(m_cluster->requests().begin(), m_cluster->requests().end(),
                            [](const SeenRequest &request) { return request.path.endsWith(u"sandbox-a1"_s); }));
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
}

void KeeperTest::aRenewalOfTheSameMomentWins()
{
    serve(pod(std::chrono::seconds(-1)));
    m_cluster->refuse(u"DELETE"_s, podsPath(u"sandbox-a1"_s), 409, u"Conflict"_s);
    QSignalSpy failed(m_keeper.get(), &Keeper::failed);
    QSignalSpy ended(m_keeper.get(), &Keeper::ended);
    start();
    QTRY_COMPARE(failed.size(), 1);
    m_cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s), pod(std::chrono::hours(1)));
    static_cast<void>(writes());
    m_clock.advance(std::chrono::seconds(10));
    m_keeper->look();
    QTRY_VERIFY(!m_cluster->requests().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
    QCOMPARE(ended.size(), 0);
}

void KeeperTest::doesNothingOutOfItsScope()
{
    m_isWanted = false;
    serve(pod(std::chrono::seconds(-1)));
    start();
    m_keeper->look();
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
    m_isWanted = true;
    QSignalSpy ended(m_keeper.get(), &Keeper::ended);
    m_keeper->look();
    QTRY_COMPARE(ended.size(), 1);
}

void KeeperTest::triesAgainLater()
{
    serve(pod(std::chrono::seconds(-1)));
    m_cluster->refuse(u"DELETE"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
    QSignalSpy failed(m_keeper.get(), &Keeper::failed);
    start();
    QTRY_COMPARE(failed.size(), 1);
    static_cast<void>(writes());
    m_keeper->look();
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
    m_clock.advance(std::chrono::seconds(10));
    m_keeper->look();
    QTRY_COMPARE(failed.size(), 2);
}

void KeeperTest::diesInTheMiddle_data()
{
    QTest::addColumn<bool>("isSilent");
    QTest::newRow("it has asked, and nobody answers") << true;
    QTest::newRow("it is about to ask") << false;
}

void KeeperTest::diesInTheMiddle()
{
    QFETCH(bool, isSilent);
    m_isWanted = false;
    serve(pod(std::chrono::seconds(-1)));
    start();
    m_cluster->setSilent(isSilent);
    m_cluster->takeRequests();
    m_isWanted = true;
    m_keeper->look();
    if (isSilent)
        QCoreApplication::processEvents(); // what it asks is on its way
    m_keeper.reset();
    m_cluster->setSilent(false);
    QCoreApplication::processEvents();
    QCOMPARE(writes(), QStringList());
}

QTEST_GUILESS_MAIN(KeeperTest)
#include "tst_keeper.moc"
