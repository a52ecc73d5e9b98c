// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/audit_table.h"
#include "core/store/flow_segment_table.h"
#include "core/store/history_table.h"
#include "core/store/policy_edit_table.h"
#include "core/store/report_table.h"
#include "core/store/store_worker.h"
#include "core/store/tombstone_table.h"

#include <utility>

namespace liteboxd::store {

namespace {

base::Result<std::monostate> withoutValue(base::Result<void> result)
{
    if (!result)
        return base::fail(std::move(result.error()));
    return std::monostate();
}

} // namespace

Store::Store(const QString &file, QObject *parent)
    : QObject(parent)
    , m_worker(new StoreWorker(file))
{
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &StoreWorker::ran, this, &Store::tell, Qt::QueuedConnection);
    connect(m_worker, &StoreWorker::putAside, this, &Store::putAside, Qt::QueuedConnection);
    m_thread.start();
}

Store::~Store()
{
    // Behind all jobs, so that each is done.
    QMetaObject::invokeMethod(
        m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
    for (const auto &[number, job] : m_jobs)
        job->tell();
}

template<class T>
async::Request Store::start(typename StoreJobOf<T>::Work work, QObject *context, async::Callback<T> done)
{
    const async::Promise<T> promise(context, std::move(done));
    const quint64 number = ++m_number;
    StoreJob *const job =
        m_jobs.emplace(number, std::make_unique<StoreJobOf<T>>(std::move(work), promise)).first->second.get();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, job] { worker->run(number, *job); }, Qt::QueuedConnection);
    return promise.request();
}

void Store::tell(quint64 number)
{
    const auto node = m_jobs.extract(number);
    if (node)
        node.mapped()->tell();
}

async::Request Store::record(const AuditRecord &record, QObject *context, async::Callback<qint64> done)
{
    return start<qint64>([record](Database &database) { return AuditTable(database).add(record); }, context,
                         std::move(done));
}

async::Request Store::audit(const AuditQuery &query, QObject *context, async::Callback<AuditRecords> done)
{
    return start<AuditRecords>([query](Database &database) { return AuditTable(database).find(query); }, context,
                               std::move(done));
}

async::Request Store::note(const HistoryRecords &records, QObject *context, async::Callback<std::monostate> done)
{
    return start<std::monostate>(
        [records](Database &database) { return withoutValue(HistoryTable(database).add(records)); }, context,
        std::move(done));
}

async::Request Store::history(const QString &clusterUid, const QString &podUid, QObject *context,
                              async::Callback<HistoryRecords> done)
{
    return start<HistoryRecords>(
        [clusterUid, podUid](Database &database) { return HistoryTable(database).find(clusterUid, podUid); }, context,
        std::move(done));
}

async::Request Store::bury(const Tombstone &tombstone, QObject *context, async::Callback<std::monostate> done)
{
    return start<std::monostate>(
        [tombstone](Database &database) { return withoutValue(TombstoneTable(database).add(tombstone)); }, context,
        std::move(done));
}

async::Request Store::tombstones(const TombstoneQuery &query, QObject *context, async::Callback<Tombstones> done)
{
    return start<Tombstones>([query](Database &database) { return TombstoneTable(database).find(query); }, context,
                             std::move(done));
}

async::Request Store::keep(const ReportRecord &report, QObject *context, async::Callback<std::monostate> done)
{
    return start<std::monostate>(
        [report](Database &database) { return withoutValue(ReportTable(database).add(report)); }, context,
        std::move(done));
}

async::Request Store::reports(const QString &cluster, const QString &nameSpace, int most, QObject *context,
                              async::Callback<ReportRecords> done)
{
    return start<ReportRecords>(
        [cluster, nameSpace, most](Database &database) { return ReportTable(database).find(cluster, nameSpace, most); },
        context, std::move(done));
}

async::Request Store::keepEdit(const PolicyEditRecord &edit, QObject *context, async::Callback<std::monostate> done)
{
    return start<std::monostate>(
        [edit](Database &database) { return withoutValue(PolicyEditTable(database).add(edit)); }, context,
        std::move(done));
}

async::Request Store::edits(const PolicyPlace &place, int most, QObject *context,
                            async::Callback<PolicyEditRecords> done)
{
    return start<PolicyEditRecords>(
        [place, most](Database &database) { return PolicyEditTable(database).find(place, most); }, context,
        std::move(done));
}

async::Request Store::keepFlows(const FlowSegment &segment, QObject *context, async::Callback<std::monostate> done)
{
    return start<std::monostate>(
        [segment](Database &database) { return withoutValue(FlowSegmentTable(database).add(segment)); }, context,
        std::move(done));
}

async::Request Store::flows(const FlowSegmentQuery &query, QObject *context, async::Callback<FlowSegments> done)
{
    return start<FlowSegments>([query](Database &database) { return FlowSegmentTable(database).find(query); }, context,
                               std::move(done));
}

async::Request Store::buried(const QString &clusterUid, QObject *context, async::Callback<QStringList> done)
{
    return start<QStringList>([clusterUid](Database &database) { return TombstoneTable(database).podUids(clusterUid); },
                              context, std::move(done));
}

} // namespace liteboxd::store
