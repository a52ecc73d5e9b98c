// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/store_job.h"

#include <QObject>
#include <QString>

#include <memory>

namespace liteboxd::store {

/// What lives on the store's thread: opens the file for the first job and runs one after the other. A file that could
/// not be opened is tried again with the next job.
class StoreWorker : public QObject
{
    Q_OBJECT

public:
    explicit StoreWorker(QString file);

    void run(quint64 number, StoreJob &job);

Q_SIGNALS:
    void ran(quint64 number);

    /// The file was damaged and was put there; a new one is in its place.
    void putAside(const QString &file);

private:
    base::Result<Database *> database();

    const QString m_file;
    std::unique_ptr<Database> m_database;
};

} // namespace liteboxd::store
