// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <memory>

namespace liteboxd::store {

/// The store's file, open: SQLite in WAL mode, so that several programs of one user read and write it at once; who
/// finds it busy waits up to 5 s. Used on the thread that opened it. Errors of all: TimedOut: another program keeps it
/// busy; Malformed: the file is damaged; FileUnreadable: it cannot be opened, written, or the disk is full.
class Database
{
public:
    /// Opens the file, which is made if it is not there, with its folder, for this user alone (modes 0700 and 0600),
    /// and brings its schema up to date. A damaged file is put aside first: renamed with `now` in its name, never
    /// written to. Unsupported: a newer program made its schema; the file is left as it is.
    static base::Result<std::unique_ptr<Database>> open(const QString &file, std::chrono::system_clock::time_point now);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// One statement with its values for "?".
    base::Result<QSqlQuery> run(const QString &statement, const QVariantList &values = {});

    /// Runs a statement that adds a row, and then deletes all but the newest `most` rows of the table: both or neither.
    /// Gives the row's number.
    base::Result<qint64> add(const QString &table, const QString &statement, const QVariantList &values, qint64 most);

    /// Deletes all but the newest `most` rows of a table, by their numbers.
    base::Result<void> keepNewest(const QString &table, qint64 most);

    /// All of `work` or nothing.
    base::Result<void> inTransaction(const std::function<base::Result<void>()> &work);

    /// Where a damaged file was put by open(); empty: there was none.
    const QString &asideFile() const { return m_asideFile; }

private:
    explicit Database(QString file);

    static base::Result<std::unique_ptr<Database>> connect(const QString &file);
    base::Result<void> inspect();
    base::Result<void> migrate();
    base::Result<int> schema();
    base::Error fault(const QSqlError &error) const;

    QString m_file;
    QString m_name; ///< of the connection
    QSqlDatabase m_sql;
    QString m_asideFile;
};

} // namespace liteboxd::store
