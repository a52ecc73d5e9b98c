// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report_history.h"

#include "core/verify/reports/report_changes.h"
#include "core/verify/reports/report_format.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRuns = 20;

} // namespace

ReportHistory::ReportHistory(QObject *parent)
    : QObject(parent)
{}

void ReportHistory::setStore(store::Store *store)
{
    m_writing.cancel(); // what was handed over is written nevertheless
    m_store = store;
    load();
}

void ReportHistory::setPlace(const QString &cluster, const QString &nameSpace)
{
    m_cluster = cluster;
    m_nameSpace = nameSpace;
    load();
}

void ReportHistory::load()
{
    m_question.cancel();
    m_records.clear();
    m_worse.clear();
    m_changes.clear();
    if (m_store == nullptr || m_cluster.isEmpty())
        return;
    m_question = m_store->reports(m_cluster, m_nameSpace, mostRuns, this,
                                  [this](const base::Result<store::ReportRecords> &found) {
                                      if (!found)
                                          return;
                                      m_records.insert(m_records.end(), found->begin(), found->end());
                                      Q_EMIT changed();
                                  });
}

void ReportHistory::add(const VerifyReport &report)
{
    const store::ReportRecord record{report.finishedAt, m_cluster,       m_nameSpace, report.id, nameOf(report.result()),
                                     jsonOf(report)};
    m_worse.clear();
    m_changes.clear();
    if (!m_records.empty()) {
        for (const QJsonValue &change : changesSince(m_records.front().report, record.report)) {
            m_changes.insert(change[u"id"].toString(), change[u"before"].toString());
            if (change[u"regression"].toBool())
                m_worse << change[u"id"].toString();
        }
    }
    m_records.insert(m_records.begin(), record);
    if (m_store != nullptr)
        m_writing = m_store->keep(record, this, [](const base::Result<std::monostate> &) {});
    Q_EMIT changed();
}

std::vector<ReportHistory::Past> ReportHistory::runs() const
{
    std::vector<Past> past;
    for (const store::ReportRecord &record : m_records)
        past.push_back({record.finishedAt, record.result});
    return past;
}

std::vector<ReportHistory::Past> ReportHistory::of(const QString &checkId) const
{
    std::vector<Past> past;
    for (const store::ReportRecord &record : m_records) {
        for (const QJsonValue &check : record.report[u"checks"].toArray()) {
            if (check[u"id"] == checkId)
                past.push_back({record.finishedAt, check[u"result"].toString()});
        }
    }
    return past;
}

} // namespace liteboxd::verify
