// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/migration.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>

#include <atomic>

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lockLimit = 10'000;               ///< ms: another program may be bringing the schema up to date
constexpr qint64 largestInspected = 32LL << 20; ///< bytes: what is larger would make every start slow

base::Result<void> makePrivateFile(const QString &file)
{
    using Permission = QFileDevice::Permission;
    const QFileInfo info(file);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(folder))
            return base::fail(base::ErrorCode::FileUnreadable, "the folder of the store cannot be made",
                              folder.toStdString());
        QFile::setPermissions(folder, Permission::ReadOwner | Permission::WriteOwner | Permission::ExeOwner);
    }
    if (info.exists())
        return {};
    // SQLite gives its companions the mode of the file itself.
    QFile empty(file);
    if (!empty.open(QIODevice::WriteOnly | QIODevice::Append, Permission::ReadOwner | Permission::WriteOwner))
        return base::fail(base::ErrorCode::FileUnreadable, "the store cannot be made", file.toStdString());
    return {};
}

/// The file and what SQLite keeps beside it, under another name; empty if that failed.
QString putAside(const QString &file, std::chrono::system_clock::time_point now)
{
    const auto seconds = std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count();
    const QString time = QDateTime::fromMSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    const QString aside = file + u".damaged-"_s + time;
    if (!QFile::rename(file, aside)) // never onto a file that is there
        return {};
    for (const QString &companion : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(file + companion) && !QFile::rename(file + companion, aside + companion))
            return {};
    }
    return aside;
}

QString nextName()
{
    static std::atomic<int> count{0};
    return u"liteboxd-store-"_s + QString::number(++count);
}

} // namespace

base::Result<std::unique_ptr<Database>> Database::open(const QString &file, std::chrono::system_clock::time_point now)
{
    if (auto made = makePrivateFile(file); !made)
        return base::fail(std::move(made.error()));
    // One program at a time looks at the file, puts it aside, and changes its schema.
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(lockLimit)) {
        const bool isBusy = lock.error() == QLockFile::LockFailedError;
        return base::fail(isBusy ? base::ErrorCode::TimedOut : base::ErrorCode::FileUnreadable,
                          isBusy ? "another program does not let go of the store" : "the store cannot be locked",
                          file.toStdString());
    }
    auto database = connect(file);
    if (database || database.error().code != base::ErrorCode::Malformed)
        return database;
    const QString aside = putAside(file, now);
    if (aside.isEmpty())
        return base::fail(base::ErrorCode::Malformed, "the store is damaged and cannot be put aside",
                          file.toStdString());
    if (auto made = makePrivateFile(file); !made)
        return base::fail(std::move(made.error()));
    database = connect(file);
    if (database)
        (*database)->m_asideFile = aside;
    return database;
}

base::Result<std::unique_ptr<Database>> Database::connect(const QString &file)
{
    std::unique_ptr<Database> database(new Database(file));
    if (!database->m_sql.open())
        return base::fail(database->fault(database->m_sql.lastError()));
    if (auto sound = database->inspect(); !sound)
        return base::fail(std::move(sound.error()));
    for (const QString &setting : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s}) {
        if (auto set = database->run(setting); !set)
            return base::fail(std::move(set.error()));
    }
    if (auto migrated = database->migrate(); !migrated)
        return base::fail(std::move(migrated.error()));
    return database;
}

Database::Database(QString file)
    : m_file(std::move(file))
    , m_name(nextName())
    , m_sql(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_sql.setDatabaseName(m_file);
    m_sql.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
}

Database::~Database()
{
    m_sql.close();
    m_sql = {};
    QSqlDatabase::removeDatabase(m_name);
}

/// Whether it is a sound store that this program knows.
base::Result<void> Database::inspect()
{
    const auto found = schema();
    if (!found)
        return base::fail(found.error());
    if (*found > newestSchema()) {
        return base::fail(base::ErrorCode::Unsupported,
                          "a newer version of this program made the store (schema " + std::to_string(*found) +
                              ", this one knows " + std::to_string(newestSchema()) + ")",
                          m_file.toStdString());
    }
    if (QFileInfo(m_file).size() > largestInspected)
        return {};
    auto check = run(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return base::fail(std::move(check.error()));
    if (!check->next() || check->value(0).toString() != u"ok"_s)
        return base::fail(base::ErrorCode::Malformed, "the store is damaged", m_file.toStdString());
    return {};
}

base::Result<int> Database::schema()
{
    auto version = run(u"PRAGMA user_version"_s);
    if (!version)
        return base::fail(std::move(version.error()));
    return version->next() ? version->value(0).toInt() : 0;
}

base::Result<void> Database::migrate()
{
    for (const Migration &step : migrations()) {
        auto done = inTransaction([this, &step]() -> base::Result<void> {
            const auto reached = schema();
            if (!reached)
                return base::fail(reached.error());
            if (*reached >= step.version)
                return {};
            QStringList statements = step.statements;
            statements << u"PRAGMA user_version=%1"_s.arg(step.version);
            for (const QString &statement : statements) {
                if (auto ran = run(statement); !ran)
                    return base::fail(std::move(ran.error()));
            }
            return {};
        });
        if (!done)
            return done;
    }
    return {};
}

base::Result<QSqlQuery> Database::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_sql);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return base::fail(fault(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return base::fail(fault(query.lastError()));
    return query;
}

base::Result<qint64> Database::add(const QString &table, const QString &statement, const QVariantList &values,
                                   qint64 most)
{
    qint64 number = 0;
    auto done = inTransaction([&]() -> base::Result<void> {
        auto added = run(statement, values);
        if (!added)
            return base::fail(std::move(added.error()));
        number = added->lastInsertId().toLongLong();
        return keepNewest(table, most);
    });
    if (!done)
        return base::fail(std::move(done.error()));
    return number;
}

base::Result<void> Database::keepNewest(const QString &table, qint64 most)
{
    auto done = run(u"DELETE FROM %1 WHERE number <= (SELECT max(number) FROM %1) - ?"_s.arg(table), {most});
    return done ? base::Result<void>() : base::fail(std::move(done.error()));
}

base::Result<void> Database::inTransaction(const std::function<base::Result<void>()> &work)
{
    // The lock to write is taken at once: one that is taken later is refused without waiting if another wrote
    // meanwhile.
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return base::fail(std::move(begun.error()));
    auto done = work();
    auto ended = run(done ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (done && !ended) {
        static_cast<void>(run(u"ROLLBACK"_s));
        return base::fail(std::move(ended.error()));
    }
    return done;
}

base::Error Database::fault(const QSqlError &error) const
{
    // https://sqlite.org/rescode.html: the low byte of a code is its kind.
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int readOnly = 8;
    constexpr int inputOutput = 10;
    constexpr int corrupt = 11;
    constexpr int full = 13;
    constexpr int cannotOpen = 14;
    constexpr int notADatabase = 26;
    const std::string file = m_file.toStdString();
    const std::string said = error.databaseText().toStdString();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case busy:
    case locked:
        return {base::ErrorCode::TimedOut, "another program keeps the store busy", file};
    case corrupt:
    case notADatabase:
        return {base::ErrorCode::Malformed, "the store is damaged: " + said, file};
    case readOnly:
    case inputOutput:
    case full:
    case cannotOpen:
        return {base::ErrorCode::FileUnreadable, "the store cannot be used: " + said, file};
    default:
        return {base::ErrorCode::Internal, "the store refused a statement: " + said, file};
    }
}

} // namespace liteboxd::store
