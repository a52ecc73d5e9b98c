// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/keeper_presence.h"
#include "core/sandbox/keeper/leader_election.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::LeaderElection;
using sandbox::LeaseRecord;
using tests::FakeCluster;
using tests::SeenRequest;

namespace {

const QString leases = u"/apis/coordination.k8s.io/v1/namespaces/liteboxd/leases"_s;
const QString lease = leases + u"/liteboxd-keeper"_s;

FakeCluster::Answer refusal(int status, const QString &reason)
{
    return {status, {{u"kind"_s, u"Status"_s}, {u"reason"_s, reason}, {u"code"_s, status}, {u"message"_s, reason}}};
}

/// A replica with a way of its own to the one lease.
struct Replica
{
    Replica(std::optional<QJsonObject> &stored, const base::Clock &clock, const QString &identity)
    {
        auto made = std::make_unique<FakeCluster>();
        cluster = made.get();
        api = std::make_unique<kube::ApiClient>(std::move(made));
        cluster->on(u"GET"_s, lease, [&stored](const SeenRequest &) {
            return stored ? FakeCluster::Answer{200, *stored} : refusal(404, u"NotFound"_s);
        });
        cluster->on(u"POST"_s, leases, [&stored](const SeenRequest &request) {
            if (stored)
                return refusal(409, u"AlreadyExists"_s);
            stored = versioned(request.body, 1);
            return FakeCluster::Answer{201, *stored};
        });
        cluster->on(u"PATCH"_s, lease, [&stored](const SeenRequest &request) {
            const QString wanted = request.body.value("metadata"_L1)["resourceVersion"_L1].toString();
            const QString known = stored->value("metadata"_L1)["resourceVersion"_L1].toString();
            if (wanted != known)
                return refusal(409, u"Conflict"_s);
            QJsonObject spec = stored->value("spec"_L1).toObject();
            const QJsonObject changes = request.body.value("spec"_L1).toObject();
            for (auto each = changes.begin(); each != changes.end(); ++each)
                spec.insert(each.key(), each.value());
            stored->insert(u"spec"_s, spec);
            stored = versioned(*stored, known.toInt() + 1);
            return FakeCluster::Answer{200, *stored};
        });
        election = std::make_unique<LeaderElection>(*api, clock, "liteboxd", identity);
    }

    static QJsonObject versioned(QJsonObject object, int version)
    {
        object.insert(u"metadata"_s,
                      QJsonObject{{u"name"_s, u"liteboxd-keeper"_s}, {u"resourceVersion"_s, QString::number(version)}});
        return object;
    }

    /// Looks once, and lets that come to its end.
    void look()
    {
        static_cast<void>(cluster->takeRequests());
        election->look();
        for (int i = 0; i < 20; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents();
        }
    }

    FakeCluster *cluster = nullptr;
    std::unique_ptr<kube::ApiClient> api;
    std::unique_ptr<LeaderElection> election;
};

} // namespace

/// Of two replicas one acts, and the other follows it within 20 s of its death.
class LeaderElectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lease.reset();
        m_clock = {};
    }

    void oneOfTwoActs();
    void theOtherTakesOver();
    void aHolderThatIsCutOffStopsFirst();
    void aSlowClockOfAnotherCountsForNothing();
    void isGivenUpAtTheEnd();
    void isGivenUpThoughARenewalWasUnderWay();
    void onlyOneTakesAnExpiredLease();
    void saysThatItMayNot();
    void tellsWhoKeeps_data();
    void tellsWhoKeeps();
    void diesWithARequestUnderWay();

private:
    std::optional<QJsonObject> m_lease;
    tests::FakeClock m_clock;
};

void LeaderElectionTest::oneOfTwoActs()
{
    Replica a(m_lease, m_clock, u"a"_s);
    Replica b(m_lease, m_clock, u"b"_s);
    QSignalSpy elected(a.election.get(), &LeaderElection::elected);
    QSignalSpy followed(b.election.get(), &LeaderElection::followed);
    for (int i = 0; i < 30; ++i) {
        a.look();
        b.look();
        QVERIFY(a.election->isLeader());
        QVERIFY(!b.election->isLeader());
        m_clock.advance(std::chrono::seconds(2));
    }
    QCOMPARE(elected.size(), 1);
    QCOMPARE(followed.size(), 1);
    QCOMPARE(b.election->holder(), u"a"_s);
}

void LeaderElectionTest::theOtherTakesOver()
{
    Replica b(m_lease, m_clock, u"b"_s);
    {
        Replica a(m_lease, m_clock, u"a"_s);
        a.look();
        b.look();
        m_clock.advance(std::chrono::seconds(2));
        a.look(); // and is killed
    }
    int seconds = 0;
    while (!b.election->isLeader() && seconds < 60) {
        m_clock.advance(std::chrono::seconds(2));
        seconds += 2;
        b.look();
    }
    QVERIFY2(seconds >= 12 && seconds < 20, qPrintable(QString::number(seconds)));
    QCOMPARE(LeaseRecord::of(*m_lease).transitions, 1);
}

void LeaderElectionTest::aHolderThatIsCutOffStopsFirst()
{
    Replica a(m_lease, m_clock, u"a"_s);
    Replica b(m_lease, m_clock, u"b"_s);
    a.look();
    b.look();
    QSignalSpy deposed(a.election.get(), &LeaderElection::deposed);
    a.cluster->setFault(base::ErrorCode::ConnectionLost);
    for (int i = 0; i < 20; ++i) {
        m_clock.advance(std::chrono::seconds(1));
        a.look();
        b.look();
        QVERIFY(!(a.election->isLeader() && b.election->isLeader()));
    }
    QCOMPARE(deposed.size(), 1);
    QVERIFY(b.election->isLeader());
    a.cluster->setFault(std::nullopt);
    a.look();
    QVERIFY(!a.election->isLeader());
}

void LeaderElectionTest::aSlowClockOfAnotherCountsForNothing()
{
    LeaseRecord old;
    old.holder = u"other"_s;
    old.duration = std::chrono::seconds(12);
    old.renewedAt = m_clock.wall() - std::chrono::hours(5);
    m_lease = Replica::versioned({{u"spec"_s, old.spec()}}, 7);
    Replica a(m_lease, m_clock, u"a"_s);
    a.look();
    QVERIFY(!a.election->isLeader());
    m_clock.advance(std::chrono::seconds(13));
    a.look();
    QVERIFY(a.election->isLeader());
}

void LeaderElectionTest::isGivenUpAtTheEnd()
{
    Replica a(m_lease, m_clock, u"a"_s);
    Replica b(m_lease, m_clock, u"b"_s);
    a.look();
    b.look();
    a.election->release();
    QVERIFY(!a.election->isLeader());
    QTRY_COMPARE(LeaseRecord::of(*m_lease).holder, QString());
    b.look();
    QVERIFY(b.election->isLeader());
}

/// The renewal was written, but its answer is not heard any more.
void LeaderElectionTest::isGivenUpThoughARenewalWasUnderWay()
{
    Replica a(m_lease, m_clock, u"a"_s);
    a.look();
    m_lease = Replica::versioned(*m_lease, 7);
    a.election->release();
    QTRY_COMPARE(LeaseRecord::of(*m_lease).holder, QString());
}

void LeaderElectionTest::onlyOneTakesAnExpiredLease()
{
    LeaseRecord old;
    old.holder = u"gone"_s;
    old.duration = std::chrono::seconds(12);
    m_lease = Replica::versioned({{u"spec"_s, old.spec()}}, 7);
    Replica a(m_lease, m_clock, u"a"_s);
    Replica b(m_lease, m_clock, u"b"_s);
    a.look();
    b.look();
    m_clock.advance(std::chrono::seconds(13));
    a.election->look();
    b.election->look();
    QTRY_VERIFY(a.election->isLeader() || b.election->isLeader());
    a.look();
    b.look();
    QVERIFY(a.election->isLeader() != b.election->isLeader());
}

void LeaderElectionTest::saysThatItMayNot()
{
    Replica a(m_lease, m_clock, u"a"_s);
    a.cluster->refuse(u"GET"_s, lease, 403, u"Forbidden"_s);
    QSignalSpy failed(a.election.get(), &LeaderElection::failed);
    a.look();
    a.look();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!a.election->isLeader());
}

void LeaderElectionTest::tellsWhoKeeps_data()
{
    QTest::addColumn<int>("age");
    QTest::addColumn<QString>("holder");
    QTest::addColumn<QString>("answer");
    QTest::newRow("somebody") << 3 << u"a"_s << u"a"_s;
    QTest::newRow("nobody") << 3 << QString() << QString();
    QTest::newRow("somebody who is dead") << 60 << u"a"_s << QString();
    QTest::newRow("never anybody") << -1 << QString() << QString();
}

void LeaderElectionTest::tellsWhoKeeps()
{
    QFETCH(int, age);
    QFETCH(QString, holder);
    QFETCH(QString, answer);
    LeaseRecord record;
    record.holder = holder;
    record.duration = std::chrono::seconds(12);
    record.renewedAt = m_clock.wall() - std::chrono::seconds(age);
    if (age >= 0)
        m_lease = Replica::versioned({{u"spec"_s, record.spec()}}, 7);
    Replica a(m_lease, m_clock, u"a"_s);
    std::optional<base::Result<QString>> found;
    const async::Request request = sandbox::askForKeeper(*a.api, "liteboxd", m_clock.wall(), this,
                                                         [&found](const auto &result) { found = result; });
    QTRY_VERIFY(found);
    QVERIFY(*found);
    QCOMPARE(**found, answer);
}

void LeaderElectionTest::diesWithARequestUnderWay()
{
    Replica a(m_lease, m_clock, u"a"_s);
    a.election->look();
    a.election.reset();
    QCoreApplication::processEvents();
    QVERIFY(!m_lease);
}

QTEST_GUILESS_MAIN(LeaderElectionTest)
#include "tst_leader_election.moc"
