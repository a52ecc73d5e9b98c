// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migration.h"
#include "tests/core/store/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using store::AuditRecord;
using store::HistoryRecords;
using store::Store;
using store::Tombstone;
using store::Tombstones;

namespace {

/// Statements on the file as another program would run them.
void runSql(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        sql.setDatabaseName(file);
        QVERIFY(sql.open());
        for (const QString &statement : statements) {
            QSqlQuery query(sql);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

QVariant askSql(const QString &file, const QString &statement)
{
    QVariant answer;
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        sql.setDatabaseName(file);
        if (sql.open()) {
            QSqlQuery query(sql);
            if (query.exec(statement) && query.next())
                answer = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    return answer;
}

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What becomes of the store's file: whose it is, its schema, and what is done with one that cannot be used.
class StoreFileTest : public StoreFixture
{
    Q_OBJECT

private Q_SLOTS:
    void isForItsUserAlone();
    void bringsEarlierSchemasUpToDate_data();
    void bringsEarlierSchemasUpToDate();
    void refusesANewerSchema();
    void putsADamagedFileAside_data();
    void putsADamagedFileAside();
    void saysWhereItCannotBe();
};

void StoreFileTest::isForItsUserAlone()
{
    Store store(file());
    QVERIFY(record(store, recordOf(u"a"_s)));
    using Permission = QFileDevice::Permission;
    const auto others = Permission::ReadGroup | Permission::WriteGroup | Permission::ExeGroup | Permission::ReadOther |
                        Permission::WriteOther | Permission::ExeOther;
    QCOMPARE(QFileInfo(QFileInfo(file()).path()).permissions() & others, QFileDevice::Permissions());
    for (const QString &name : {file(), file() + u"-wal"_s, file() + u"-shm"_s}) {
        QVERIFY2(QFile::exists(name), qPrintable(name));
        QCOMPARE(QFileInfo(name).permissions() & others, QFileDevice::Permissions());
    }
}

void StoreFileTest::bringsEarlierSchemasUpToDate_data()
{
    QTest::addColumn<QStringList>("statements");
    // What the schemas were when they were new, and rows of that time: never changed here.
    QTest::newRow("nothing yet") << QStringList();
    const QStringList first{
        u"CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, through TEXT NOT NULL, "
        "kind TEXT NOT NULL, parameters TEXT NOT NULL, os_user TEXT NOT NULL, user TEXT NOT NULL, "
        "context TEXT NOT NULL, cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, object TEXT NOT NULL, "
        "outcome TEXT NOT NULL, error_code TEXT NOT NULL, error_text TEXT NOT NULL)"_s,
        u"CREATE INDEX audit_at ON audit (at)"_s,
        u"CREATE TABLE history (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, "
        "cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, sandbox_id TEXT NOT NULL, pod_uid TEXT NOT NULL, "
        "network TEXT NOT NULL)"_s,
        u"CREATE INDEX history_pod ON history (pod_uid, number)"_s,
        u"INSERT INTO audit VALUES (7, 1000000, 'ctl', 'internet-on', '{\"for\":900}', 'ann', 'admin', 'prod', 'c1', "
        "'liteboxd', 'old', 'failed', 'Forbidden', 'pods \"x\" is forbidden; it''s said so')"_s,
        u"INSERT INTO history VALUES (1, 1000, 'c1', 'liteboxd', 'old', 'u1', '{\"allowInternetAccess\":true}')"_s,
    };
    QTest::newRow("1") << first + QStringList{u"PRAGMA user_version=1"_s};
    QTest::newRow("3")
        << first +
               QStringList{
                   u"CREATE TABLE tombstone (number INTEGER PRIMARY KEY AUTOINCREMENT, ended_at INTEGER NOT NULL, "
                   "cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, sandbox_id TEXT NOT NULL, "
                   "pod_name TEXT NOT NULL, pod_uid TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL, "
                   "message TEXT NOT NULL, exit_code INTEGER, image TEXT NOT NULL, template TEXT NOT NULL, "
                   "template_version INTEGER NOT NULL, node TEXT NOT NULL, created_at INTEGER, network TEXT NOT NULL, "
                   "events TEXT NOT NULL, log TEXT NOT NULL, through TEXT NOT NULL, UNIQUE (cluster_uid, pod_uid))"_s,
                   u"CREATE INDEX tombstone_place ON tombstone (cluster_uid, namespace, ended_at)"_s,
                   u"CREATE TABLE report (number INTEGER PRIMARY KEY AUTOINCREMENT, finished_at INTEGER NOT NULL, "
                   "cluster TEXT NOT NULL, namespace TEXT NOT NULL, run TEXT NOT NULL, result TEXT NOT NULL, "
                   "report TEXT NOT NULL)"_s,
                   u"CREATE INDEX report_place ON report (cluster, namespace, number)"_s, u"PRAGMA user_version=3"_s};
}

void StoreFileTest::bringsEarlierSchemasUpToDate()
{
    QFETCH(QStringList, statements);
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    runSql(file(), statements);
    Store store(file());
    const auto found = audit(store);
    QVERIFY2(found, found ? "" : found.error().text().c_str());
    QCOMPARE(found->size(), statements.isEmpty() ? 0U : 1U);
    if (!statements.isEmpty()) {
        AuditRecord wanted = recordOf(u"old"_s);
        wanted.number = 7;
        QVERIFY(found->front() == wanted);
        const auto history =
            wait<HistoryRecords>([&](auto done) { return store.history(u"c1"_s, u"u1"_s, this, done); });
        QCOMPARE(history->size(), 1U);
        QCOMPARE(history->front().network, (QJsonObject{{u"allowInternetAccess"_s, true}}));
    }
    QVERIFY(*record(store, recordOf(u"new"_s)) > (statements.isEmpty() ? 0 : 7));
    Tombstone tombstone;
    tombstone.podUid = u"u1"_s;
    QVERIFY(wait<std::monostate>([&](auto done) { return store.bury(tombstone, this, done); }));
    const auto buried = wait<Tombstones>([&](auto done) { return store.tombstones({}, this, done); });
    QCOMPARE(buried->size(), 1U);
    store::FlowSegment segment;
    segment.to += std::chrono::seconds(10);
    segment.content = "flows";
    QVERIFY(wait<std::monostate>([&](auto done) { return store.keepFlows(segment, this, done); }));
    const auto segments = wait<store::FlowSegments>([&](auto done) { return store.flows({}, this, done); });
    QCOMPARE(segments->size(), 1U);
    QCOMPARE(segments->front().content, QByteArray("flows"));
    QCOMPARE(askSql(file(), u"PRAGMA user_version"_s).toInt(), store::newestSchema());
}

void StoreFileTest::refusesANewerSchema()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    runSql(file(), {u"CREATE TABLE future (x)"_s, u"PRAGMA user_version=99"_s});
    const QByteArray before = contents(file());
    {
        Store store(file());
        QSignalSpy aside(&store, &Store::putAside);
        const auto refused = record(store, recordOf(u"a"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::ErrorCode::Unsupported);
        QVERIFY(refused.error().message.find("99") != std::string::npos);
        QCOMPARE(aside.size(), 0);
    }
    QVERIFY(contents(file()) == before);
}

void StoreFileTest::putsADamagedFileAside_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no database") << 0 << QByteArray("this is no database, whatever its name says").repeated(200);
    QTest::newRow("a page of something else") << 4096 << QByteArray(4096, 'x');
    QTest::newRow("a damaged head") << 16 << QByteArray(80, '\xff');
}

void StoreFileTest::putsADamagedFileAside()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    {
        Store store(file());
        for (int i = 0; i < 50; ++i)
            QVERIFY(record(store, recordOf(QString::number(i))));
    }
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.seek(offset) && damaged.write(bytes) == bytes.size());
    damaged.close();
    const QByteArray before = contents(file());
    Store store(file());
    QSignalSpy aside(&store, &Store::putAside);
    const auto number = record(store, recordOf(u"a"_s));
    QVERIFY2(number, number ? "" : number.error().text().c_str());
    QTRY_COMPARE(aside.size(), 1);
    const QString place = aside.first().first().toString();
    QVERIFY(place.startsWith(file() + u".damaged-2"_s));
    QVERIFY(contents(place) == before);
    QCOMPARE(audit(store)->size(), 1U);
}

void StoreFileTest::saysWhereItCannotBe()
{
    QFile plain(m_folder->filePath(u"liteboxd"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    Store store(file());
    const auto refused = record(store, recordOf(u"a"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(StoreFileTest)
#include "tst_store_file.moc"
