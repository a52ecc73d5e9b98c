// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activity/activity_trail.h"

#include "core/models/activity_record.h"
#include "core/store/os_user.h"

#include <utility>

namespace liteboxd::activity {

using namespace Qt::Literals::StringLiterals;
using models::ActivityEntry;
using models::ActivityModel;

namespace {

constexpr std::chrono::seconds interval{10};

} // namespace

ActivityTrail::ActivityTrail(ActivityModel &activity, store::Store &store, QObject *parent)
    : QObject(parent)
    , m_activity(activity)
    , m_store(store)
{
    connect(&activity, &ActivityModel::added, this, &ActivityTrail::record);
    connect(&m_next, &QTimer::timeout, this, &ActivityTrail::look);
    m_next.start(interval);
    load();
}

/// Asked for before anything of this run is stored, and answered in that order.
void ActivityTrail::load()
{
    m_question = m_store.audit({.most = ActivityModel::Capacity}, this, [this](const auto &records) {
        if (!records)
            return complain(records.error());
        m_last = records->empty() ? 0 : records->back().number;
        std::vector<ActivityEntry> earlier;
        for (auto record = records->rbegin(); record != records->rend(); ++record) {
            if (auto entry = models::entryOf(*record))
                earlier.push_back(std::move(*entry));
        }
        m_activity.addEarlier(std::move(earlier));
        Q_EMIT loaded();
    });
}

/// What this window stored before it asks is answered before, so that its numbers are known.
void ActivityTrail::look()
{
    if (m_question.isPending())
        return;
    m_question = m_store.audit({.after = m_last, .most = ActivityModel::Capacity}, this, [this](const auto &records) {
        if (!records)
            return complain(records.error());
        for (const store::AuditRecord &record : *records) {
            m_last = record.number;
            if (m_own.remove(record.number))
                continue;
            if (const auto entry = models::entryOf(record))
                m_activity.addForeign(*entry);
        }
    });
}

void ActivityTrail::record(const ActivityEntry &entry)
{
    store::AuditRecord record = models::recordOf(entry);
    record.through = u"console"_s;
    record.osUser = store::osUserName();
    record.user = m_place.user;
    record.context = m_place.context;
    record.clusterUid = m_place.clusterUid;
    record.nameSpace = m_place.nameSpace;
    std::erase_if(m_writes, [](const async::Request &write) { return !write.isPending(); });
    m_writes.push_back(m_store.record(record, this, [this](const auto &number) {
        if (!number)
            return complain(number.error());
        m_own.insert(*number);
    }));
}

void ActivityTrail::complain(const base::Error &error)
{
    if (std::exchange(m_complained, error.code) != error.code)
        Q_EMIT troubled(error);
}

} // namespace liteboxd::activity
