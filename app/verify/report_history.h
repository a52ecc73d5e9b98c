// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/store/store.h"
#include "core/verify/verify_report.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace liteboxd::verify {

/// The verifications of one cluster and namespace that this user's store has, and what got worse with the last one. GUI
/// thread; the store must outlive it. That the store does not work is no fault: then there is no history.
class ReportHistory : public QObject
{
    Q_OBJECT

public:
    explicit ReportHistory(QObject *parent = nullptr);

    /// Where they are kept; nullptr: nowhere.
    void setStore(store::Store *store);

    /// Whose they are; both empty: nobody's.
    void setPlace(const QString &cluster, const QString &nameSpace);

    /// A whole run has ended. changed() follows.
    void add(const VerifyReport &report);

    /// Ids of checks that the run of the last add() found worse than the one before.
    const QStringList &worse() const { return m_worse; }

    /// What the run before that of the last add() said of those checks that say something else now: name of the result by id.
    const QHash<QString, QString> &changes() const { return m_changes; }

    /// What the runs before said of a check, the newest first: time and name of the result ("pass").
    struct Past
    {
        std::chrono::system_clock::time_point at;
        QString result;
    };
    std::vector<Past> of(const QString &checkId) const;

    /// The runs themselves, the newest first.
    std::vector<Past> runs() const;

Q_SIGNALS:
    void changed();

private:
    void load();

    store::Store *m_store = nullptr;
    QString m_cluster;
    QString m_nameSpace;
    store::ReportRecords m_records; ///< the newest first
    QStringList m_worse;
    QHash<QString, QString> m_changes;
    async::Request m_question;
    async::Request m_writing;
};

} // namespace liteboxd::verify
