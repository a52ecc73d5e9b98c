// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/past_flows.h"

#include "app/flows/history_bar.h"
#include "core/flows/flow_matcher.h"

#include <algorithm>

namespace liteboxd::flows {

namespace {

constexpr std::chrono::milliseconds s_rest(80);

/// Each stands where it ended; what older programs only counted, before all.
void addGaps(const RecordedMoment &moment, std::vector<FlowRecord> &rows)
{
    std::uint64_t told = 0;
    for (const FlowGap &gap : moment.gaps) {
        told += gap.lost;
        const auto at = std::find_if(rows.begin(), rows.end(), [&gap](const FlowRecord &row) {
            return (row.gap ? row.gap->to : row.flow.time) > gap.to;
        });
        rows.insert(at, FlowRecord::of(gap));
    }
    if (moment.lost > told)
        rows.insert(rows.begin(),
                    FlowRecord::of(FlowGap{GapCause::Unknown, moment.lost - told, {}, moment.from, moment.to}));
}

} // namespace

PastFlows::PastFlows(HistoryBar &bar, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (const auto at = m_bar.position())
            m_history.ask(*at);
    });
    connect(&bar, &HistoryBar::moved, this, &PastFlows::move);
    connect(&m_history, &FlowHistory::segmentsChanged, this, [this] { m_bar.setSegments(m_history.segments()); });
    connect(&m_history, &FlowHistory::failed, this, &PastFlows::failed);
    connect(&m_history, &FlowHistory::found, this, [this](const std::shared_ptr<const RecordedMoment> &moment) {
        m_moment = moment;
        m_bar.say(*moment);
        fill();
        Q_EMIT changed();
    });
}

void PastFlows::setPlace(store::Store *store, const RecordedPlace &place)
{
    m_bar.goLive();
    m_history.setPlace(store, place);
}

bool PastFlows::isShown() const
{
    return m_bar.position().has_value();
}

void PastFlows::setQuery(const FlowQuery &query)
{
    m_query = query;
    m_query.since.reset();
    m_query.until.reset();
    fill();
}

void PastFlows::move()
{
    if (isShown())
        return m_soon.start(s_rest);
    m_soon.stop();
    m_history.forget();
    m_moment.reset();
    fill();
    Q_EMIT changed();
}

void PastFlows::fill()
{
    m_digest.clear();
    std::vector<FlowRecord> rows;
    const auto matcher = FlowMatcher::create(m_query);
    if (!matcher)
        Q_EMIT failed(matcher.error());
    if (m_moment && matcher) {
        for (const SeenFlow &each : m_moment->seen) {
            m_digest.take(each);
            if (matcher->matches(each.flow))
                rows.push_back({each.flow, each.count, each.first, {}});
        }
    }
    if (m_moment)
        addGaps(*m_moment, rows);
    m_model.replace(std::move(rows));
}

} // namespace liteboxd::flows
