// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_history.h"

#include "core/async/on_pool.h"
#include "core/hubble/flow_archive.h"

#include <algorithm>

namespace liteboxd::flows {

namespace {

constexpr std::chrono::seconds s_shown(60);

using Answer = base::Result<std::shared_ptr<const RecordedMoment>>;

Answer momentFrom(const store::FlowSegments &segments)
{
    auto moment = std::make_shared<RecordedMoment>();
    moment->from = segments.front().from;
    for (const store::FlowSegment &each : segments) {
        auto read = hubble::flowsFromArchive(each.content);
        if (!read)
            return base::fail(std::move(read.error()));
        std::move(read->seen.begin(), read->seen.end(), std::back_inserter(moment->seen));
        moment->gaps.insert(moment->gaps.end(), read->gaps.begin(), read->gaps.end());
        moment->to = std::max(moment->to, each.to);
        moment->lost += each.lost;
        moment->leftOut += each.leftOut;
    }
    return std::shared_ptr<const RecordedMoment>(std::move(moment));
}

} // namespace

FlowHistory::FlowHistory(QObject *parent)
    : QObject(parent)
{}

void FlowHistory::setPlace(store::Store *store, const RecordedPlace &place)
{
    forget();
    m_listing = {};
    m_store = store;
    m_place = place;
    m_last = 0;
    m_segments.clear();
    Q_EMIT segmentsChanged();
    refresh();
}

void FlowHistory::refresh()
{
    if (m_store == nullptr || m_listing.isPending())
        return;
    store::FlowSegmentQuery query;
    query.clusterUid = m_place.clusterUid;
    query.nameSpace = m_place.nameSpace;
    query.after = m_last;
    query.content = store::FlowSegmentQuery::Content::Left;
    m_listing = m_store->flows(query, this, [this](const base::Result<store::FlowSegments> &found) {
        if (!found || found->empty())
            return;
        for (const store::FlowSegment &each : *found)
            m_last = std::max(m_last, each.number);
        m_segments.insert(m_segments.end(), found->begin(), found->end());
        std::stable_sort(m_segments.begin(), m_segments.end(),
                         [](const auto &a, const auto &b) { return a.from < b.from; });
        Q_EMIT segmentsChanged();
    });
}

void FlowHistory::ask(std::size_t segment)
{
    forget();
    if (m_store == nullptr || segment >= m_segments.size())
        return;
    store::FlowSegmentQuery query;
    query.clusterUid = m_place.clusterUid;
    query.nameSpace = m_place.nameSpace;
    query.since = m_segments[segment].to - s_shown;
    query.until = m_segments[segment].to;
    m_reading = m_store->flows(query, this, [this](const base::Result<store::FlowSegments> &read) {
        if (!read)
            return Q_EMIT failed(read.error());
        if (read->empty())
            return Q_EMIT failed({base::ErrorCode::NotFound, "this time is not kept any more", {}});
        decode(*read);
    });
}

void FlowHistory::decode(const store::FlowSegments &segments)
{
    async::onPool(
        this, [segments]() -> Answer { return momentFrom(segments); },
        [this, question = m_question](const Answer &answer) {
            if (question != m_question)
                return;
            if (!answer)
                return Q_EMIT failed(answer.error());
            Q_EMIT found(*answer);
        });
}

void FlowHistory::forget()
{
    ++m_question;
    m_reading = {};
}

} // namespace liteboxd::flows
