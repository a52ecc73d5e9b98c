// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

/// A record with something in each of its fields; at 1000 s of the epoch unless told.
liteboxd::store::AuditRecord
recordOf(const QString &object,
         std::chrono::system_clock::time_point time = std::chrono::system_clock::time_point(std::chrono::seconds(1000)));

/// A folder of its own for each case, and a store's operations run to their end.
class StoreFixture : public QObject
{
    Q_OBJECT

protected:
    QString file() const { return m_folder->filePath(QStringLiteral("liteboxd/store.sqlite")); }

    /// Runs one operation of a store to its end.
    template<class T, class Start>
    liteboxd::base::Result<T> wait(Start start)
    {
        std::optional<liteboxd::base::Result<T>> result;
        const liteboxd::async::Request request =
            start([&result](liteboxd::base::Result<T> value) { result = std::move(value); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return liteboxd::base::fail(liteboxd::base::ErrorCode::TimedOut, "the store did not answer");
        return std::move(*result);
    }

    liteboxd::base::Result<qint64> record(liteboxd::store::Store &store, const liteboxd::store::AuditRecord &record);
    liteboxd::base::Result<liteboxd::store::AuditRecords> audit(liteboxd::store::Store &store,
                                                                const liteboxd::store::AuditQuery &query = {});

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};
