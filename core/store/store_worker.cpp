// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_worker.h"

namespace liteboxd::store {

StoreWorker::StoreWorker(QString file)
    : m_file(std::move(file))
{}

void StoreWorker::run(quint64 number, StoreJob &job)
{
    job.run(database());
    Q_EMIT ran(number);
}

base::Result<Database *> StoreWorker::database()
{
    if (!m_database) {
        auto opened = Database::open(m_file, std::chrono::system_clock::now());
        if (!opened)
            return base::fail(std::move(opened.error()));
        m_database = std::move(*opened);
        if (!m_database->asideFile().isEmpty())
            Q_EMIT putAside(m_database->asideFile());
    }
    return m_database.get();
}

} // namespace liteboxd::store
