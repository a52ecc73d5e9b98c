// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <optional>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using store::AuditRecord;
using store::Store;
using store::Tombstone;

namespace {

/// Writes without end and says the number of each row as soon as the store acknowledged it.
class Writer : public QObject
{
    Q_OBJECT

public:
    explicit Writer(const QString &file)
        : m_store(file)
    {
        for (int i = 0; i < 8; ++i)
            write(i);
    }

private:
    void write(int lane)
    {
        AuditRecord record;
        record.at = std::chrono::system_clock::now();
        record.kind = u"test"_s;
        record.object = QString(2000, u'x');
        m_requests[lane] = m_store.record(record, this, [this, lane](base::Result<qint64> number) {
            if (!number)
                std::fprintf(stderr, "%s\n", number.error().text().c_str());
            else
                std::printf("%lld\n", static_cast<long long>(*number));
            std::fflush(stdout);
            write(lane);
        });
    }

    Store m_store;
    async::Request m_requests[8];
};

} // namespace

/// A program that is killed in the middle of writing loses nothing that it was told is kept.
class StoreKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesBeingKilled();
};

void StoreKillTest::survivesBeingKilled()
{
    constexpr int kills = 50;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"store.sqlite"_s);
    std::set<qint64> acknowledged;
    for (int round = 0; round < kills; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
        const std::size_t wanted = acknowledged.size() + 1 + static_cast<std::size_t>(round % 7);
        while (acknowledged.size() < wanted) {
            if (!child.canReadLine() && !child.waitForReadyRead(20'000))
                break;
            while (child.canReadLine())
                acknowledged.insert(child.readLine().trimmed().toLongLong());
        }
        QVERIFY2(acknowledged.size() >= wanted, child.readAllStandardError());
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished());
        while (child.canReadLine()) {
            const QByteArray line = child.readLine();
            if (line.endsWith('\n'))
                acknowledged.insert(line.trimmed().toLongLong());
        }
        QCOMPARE(child.readAllStandardError(), QByteArray());
    }
    QCOMPARE(QDir(folder.path()).entryList({u"*.damaged-*"_s}), QStringList());
    {
        Store store(file); // as the next start finds it
        std::optional<base::Result<store::AuditRecords>> found;
        const async::Request request = store.audit({.most = 1'000'000}, this, [&](auto records) { found = std::move(records); });
        QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), 20'000);
        QVERIFY(*found);
        std::set<qint64> kept;
        for (const AuditRecord &record : **found)
            kept.insert(record.number);
        QVERIFY(std::includes(kept.begin(), kept.end(), acknowledged.begin(), acknowledged.end()));
    }
    QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    sql.setDatabaseName(file);
    QVERIFY(sql.open());
    QSqlQuery check(sql);
    QVERIFY(check.exec(u"PRAGMA integrity_check"_s) && check.next());
    QCOMPARE(check.value(0).toString(), u"ok"_s);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--write"_s) {
        const Writer writer(arguments.at(2));
        return QCoreApplication::exec();
    }
    StoreKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_kill.moc"
