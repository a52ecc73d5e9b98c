// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_kinds.h"
#include "tests/core/store/store_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using store::AuditQuery;
using store::AuditRecord;
using store::HistoryRecord;
using store::HistoryRecords;
using store::ReportRecord;
using store::ReportRecords;
using store::Store;
using store::Tombstone;
using store::Tombstones;

namespace {

using Time = std::chrono::system_clock::time_point;

Time at(qint64 seconds)
{
    return Time(std::chrono::seconds(seconds));
}

Tombstone tombstoneOf(const QString &podUid, Time time)
{
    Tombstone tombstone;
    tombstone.endedAt = time;
    tombstone.clusterUid = u"c1"_s;
    tombstone.nameSpace = u"liteboxd"_s;
    tombstone.sandboxId = u"0a1b2c3d"_s;
    tombstone.podName = u"sandbox-0a1b2c3d"_s;
    tombstone.podUid = podUid;
    tombstone.cause = u"out-of-memory"_s;
    tombstone.reason = u"OOMKilled"_s;
    tombstone.exitCode = 137;
    tombstone.image = u"python:3.12-slim"_s;
    tombstone.templateName = u"python"_s;
    tombstone.templateVersion = 3;
    tombstone.node = u"worker-1"_s;
    tombstone.createdAt = at(500);
    tombstone.network = {{u"allowInternetAccess"_s, true}, {u"allowedDomains"_s, QJsonArray{u"pypi.org"_s}}};
    tombstone.events = {QJsonObject{{u"reason"_s, u"Killing"_s}}};
    tombstone.log = {u"first"_s, u""_s, u"last"_s};
    tombstone.recordedThrough = u"console"_s;
    return tombstone;
}

} // namespace

class StoreTest : public StoreFixture
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheAuditTrail();
    void findsWhatIsAskedFor_data();
    void findsWhatIsAskedFor();
    void keepsTombstones();
    void keepsTheFirstTombstoneOfAPod();
    void keepsTheHistoryOfTheNetwork();
    void keepsReports();
    void isSharedByTwo();
    void writesWhatNobodyWaitsFor();
    void tellsNobodyWhoIsGone();

private:
    base::Result<Tombstones> tombstones(Store &store, const store::TombstoneQuery &query = {})
    {
        return wait<Tombstones>([&](auto done) { return store.tombstones(query, this, done); });
    }

    base::Result<std::monostate> bury(Store &store, const Tombstone &tombstone)
    {
        return wait<std::monostate>([&](auto done) { return store.bury(tombstone, this, done); });
    }
};

void StoreTest::keepsTheAuditTrail()
{
    AuditRecord wanted = recordOf(u"0a1b2c3d"_s);
    {
        Store store(file());
        const auto number = record(store, wanted);
        QVERIFY(number);
        wanted.number = *number;
    }
    Store again(file());
    const auto found = audit(again);
    QVERIFY(found);
    QCOMPARE(found->size(), 1U);
    QVERIFY(found->front() == wanted);
    const AuditRecord bare;
    QVERIFY(record(again, bare));
    QCOMPARE(audit(again)->size(), 2U);
}

void StoreTest::findsWhatIsAskedFor_data()
{
    QTest::addColumn<AuditQuery>("query");
    QTest::addColumn<QStringList>("objects");
    QTest::newRow("all") << AuditQuery{} << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("since") << AuditQuery{.since = at(2000)} << QStringList{u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("after") << AuditQuery{.after = 3} << QStringList{u"d"_s};
    QTest::newRow("newest") << AuditQuery{.most = 2} << QStringList{u"c"_s, u"d"_s};
    QTest::newRow("cluster") << AuditQuery{.clusterUid = u"c2"_s} << QStringList{u"c"_s};
    QTest::newRow("kinds") << AuditQuery{.kinds = {u"sandbox-renew"_s, u"sandbox-create"_s}} << QStringList{u"d"_s};
    QTest::newRow("none") << AuditQuery{.since = at(9000)} << QStringList();
}

void StoreTest::findsWhatIsAskedFor()
{
    QFETCH(AuditQuery, query);
    QFETCH(QStringList, objects);
    Store store(file());
    AuditRecord other = recordOf(u"c"_s, at(3000));
    other.clusterUid = u"c2"_s;
    AuditRecord renewed = recordOf(u"d"_s, at(4000));
    renewed.kind = u"sandbox-renew"_s;
    for (const AuditRecord &each : {recordOf(u"a"_s), recordOf(u"b"_s, at(2000)), other, renewed})
        QVERIFY(record(store, each));
    QStringList found;
    const auto records = audit(store, query);
    QVERIFY(records);
    for (const AuditRecord &each : *records)
        found << each.object;
    QCOMPARE(found, objects);
}

void StoreTest::keepsTombstones()
{
    Store store(file());
    Tombstone bare;
    bare.endedAt = at(50);
    bare.podUid = u"u0"_s;
    QVERIFY(bury(store, bare));
    QVERIFY(bury(store, tombstoneOf(u"u1"_s, at(100))));
    QVERIFY(bury(store, tombstoneOf(u"u2"_s, at(200))));
    const auto found = tombstones(store);
    QCOMPARE(found->size(), 3U);
    QVERIFY(found->at(0) == tombstoneOf(u"u2"_s, at(200)));
    QVERIFY(!found->at(2).exitCode && !found->at(2).createdAt && found->at(2).log.isEmpty());
    QCOMPARE(tombstones(store, {.clusterUid = u"c1"_s})->size(), 2U);
    QCOMPARE(tombstones(store, {.nameSpace = u"other"_s})->size(), 0U);
    QCOMPARE(tombstones(store, {.sandboxId = u"0a1b2c3d"_s, .most = 1})->size(), 1U);
    const auto uids = wait<QStringList>([&](auto done) { return store.buried(u"c1"_s, this, done); });
    QCOMPARE(*uids, (QStringList{u"u1"_s, u"u2"_s}));
}

void StoreTest::keepsTheFirstTombstoneOfAPod()
{
    Store store(file());
    QVERIFY(bury(store, tombstoneOf(u"u1"_s, at(100))));
    Tombstone later = tombstoneOf(u"u1"_s, at(200));
    later.cause = u"deleted"_s;
    QVERIFY(bury(store, later));
    const auto found = tombstones(store);
    QCOMPARE(found->size(), 1U);
    QCOMPARE(found->front().cause, u"out-of-memory"_s);
}

void StoreTest::keepsTheHistoryOfTheNetwork()
{
    Store store(file());
    const QJsonObject off{{u"allowInternetAccess"_s, false}};
    const QJsonObject on{{u"allowInternetAccess"_s, true}};
    const auto of = [](qint64 time, const QString &uid, const QJsonObject &network) {
        return HistoryRecord{at(time), u"c1"_s, u"liteboxd"_s, u"0a1b2c3d"_s, uid, network};
    };
    const auto note = [&](const HistoryRecords &records) {
        return wait<std::monostate>([&](auto done) { return store.note(records, this, done); });
    };
    QVERIFY(note({of(1, u"u1"_s, off), of(1, u"u2"_s, on), of(2, u"u1"_s, off), of(3, u"u1"_s, on)}));
    QVERIFY(note({of(4, u"u1"_s, on), of(5, u"u1"_s, off)}));
    const auto found = wait<HistoryRecords>([&](auto done) { return store.history(u"c1"_s, u"u1"_s, this, done); });
    QVERIFY(*found == (HistoryRecords{of(1, u"u1"_s, off), of(3, u"u1"_s, on), of(5, u"u1"_s, off)}));
}

void StoreTest::keepsReports()
{
    Store store(file());
    const auto of = [](qint64 time, const QString &cluster) {
        return ReportRecord{at(time), cluster, u"liteboxd"_s, QString::number(time), u"fail"_s,
                            {{u"id"_s, QString::number(time)}}};
    };
    for (const ReportRecord &report : {of(1, u"one"_s), of(2, u"other"_s), of(3, u"one"_s)})
        QVERIFY(wait<std::monostate>([&](auto done) { return store.keep(report, this, done); }));
    const auto find = [&](int most) {
        return wait<ReportRecords>(
            [&](auto done) { return store.reports(u"one"_s, u"liteboxd"_s, most, this, done); });
    };
    QVERIFY(*find(10) == (ReportRecords{of(3, u"one"_s), of(1, u"one"_s)}));
    QCOMPARE(find(1)->size(), 1U);
}

void StoreTest::isSharedByTwo()
{
    constexpr int each = 200;
    Store first(file());
    Store second(file());
    int answered = 0;
    std::vector<async::Request> requests;
    for (int i = 0; i < each; ++i) {
        for (Store *store : {&first, &second}) {
            requests.push_back(store->record(recordOf(QString::number(i)), this, [&](base::Result<qint64> number) {
                if (number)
                    ++answered;
            }));
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 2 * each, 60'000);
    QCOMPARE(audit(first)->size(), std::size_t(2 * each));
    QCOMPARE(audit(second)->size(), std::size_t(2 * each));
}

void StoreTest::writesWhatNobodyWaitsFor()
{
    {
        Store store(file());
        for (int i = 0; i < 20; ++i)
            static_cast<void>(store.record(recordOf(QString::number(i)), this, [](const auto &) { QFAIL("cancelled"); }));
    }
    Store again(file());
    QCOMPARE(audit(again)->size(), 20U);
}

void StoreTest::tellsNobodyWhoIsGone()
{
    Store store(file());
    auto owner = std::make_unique<QObject>();
    const async::Request request =
        store.record(recordOf(u"a"_s), owner.get(), [](const auto &) { QFAIL("its owner is gone"); });
    owner.reset();
    QCOMPARE(audit(store)->size(), 1U);
}

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
