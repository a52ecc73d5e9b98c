// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/store/audit_query.h"
#include "core/store/audit_record.h"
#include "core/store/flow_segment.h"
#include "core/store/history_record.h"
#include "core/store/policy_edit_record.h"
#include "core/store/report_record.h"
#include "core/store/store_job.h"
#include "core/store/tombstone.h"
#include "core/store/tombstone_query.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <unordered_map>
#include <variant>

namespace liteboxd::store {

class StoreWorker;

/// What this user's programs keep for later: the audit trail, the network configurations that sandboxes had,
/// tombstones of those that ended, and their flows. One SQLite file that several programs share (Database says how), on
/// a thread of its own; nothing here waits. What was answered to survives kill -9 and a power cut.
///
/// Used on the thread it was made on. Destroying a Request keeps the answer from coming; a write is done nevertheless.
/// Destroying the Store waits until everything that was handed over is written. Errors are those of Database.
class Store : public QObject
{
    Q_OBJECT

public:
    /// Opens nothing yet. The file is made when it is first needed.
    explicit Store(const QString &file, QObject *parent = nullptr);
    ~Store() override;

    /// The number of the new row.
    async::Request record(const AuditRecord &record, QObject *context, async::Callback<qint64> done);

    /// The oldest first.
    async::Request audit(const AuditQuery &query, QObject *context, async::Callback<AuditRecords> done);

    /// Leaves out those that say what the last one of their pod said.
    async::Request note(const HistoryRecords &records, QObject *context, async::Callback<std::monostate> done);

    /// Of one pod, the oldest first.
    async::Request history(const QString &clusterUid, const QString &podUid, QObject *context,
                           async::Callback<HistoryRecords> done);

    /// The first one of a pod is kept (TombstoneTable::add() says more).
    async::Request bury(const Tombstone &tombstone, QObject *context, async::Callback<std::monostate> done);

    /// The newest first.
    async::Request tombstones(const TombstoneQuery &query, QObject *context, async::Callback<Tombstones> done);

    /// The uids of the pods that have a tombstone.
    async::Request buried(const QString &clusterUid, QObject *context, async::Callback<QStringList> done);

    /// A verification that has ended.
    async::Request keep(const ReportRecord &report, QObject *context, async::Callback<std::monostate> done);

    /// Verifications of one cluster and namespace, the newest first.
    async::Request reports(const QString &cluster, const QString &nameSpace, int most, QObject *context,
                           async::Callback<ReportRecords> done);

    async::Request keepEdit(const PolicyEditRecord &edit, QObject *context, async::Callback<std::monostate> done);

    /// Edits of one policy, the newest first.
    async::Request edits(const PolicyPlace &place, int most, QObject *context, async::Callback<PolicyEditRecords> done);

    /// Leaves it out where some of its time was recorded already. FlowSegmentTable says what is kept.
    async::Request keepFlows(const FlowSegment &segment, QObject *context, async::Callback<std::monostate> done);

    /// The oldest first.
    async::Request flows(const FlowSegmentQuery &query, QObject *context, async::Callback<FlowSegments> done);

Q_SIGNALS:
    /// The file was damaged: it is at `file` now, and a new one was begun.
    void putAside(const QString &file);

private:
    template<class T>
    async::Request start(typename StoreJobOf<T>::Work work, QObject *context, async::Callback<T> done);
    void tell(quint64 number);

    QThread m_thread;
    StoreWorker *m_worker; ///< goes with its thread
    quint64 m_number = 0;
    std::unordered_map<quint64, std::unique_ptr<StoreJob>> m_jobs;
};

} // namespace liteboxd::store
