// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/flow_feed.h"

#include "core/flows/flow_filter.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {

constexpr std::chrono::seconds s_tellEvery(1);
constexpr std::chrono::minutes s_past(15); ///< what the rings still have of it

/// Either end in the namespace: drops towards nodes have no namespace at the other end.
flows::FlowQuery queryFor(const QString &nameSpace, std::chrono::system_clock::time_point now)
{
    flows::FlowQuery query;
    query.follow = true;
    query.since = now - s_past;
    query.allow.resize(2);
    query.allow[0].source.pods = QStringList{nameSpace + u'/'};
    query.allow[1].destination.pods = QStringList{nameSpace + u'/'};
    return query;
}

} // namespace

FlowFeed::FlowFeed(const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(s_tellEvery);
    connect(&m_soon, &QTimer::timeout, this, &FlowFeed::counted);
}

FlowFeed::~FlowFeed() = default;

void FlowFeed::setSource(std::unique_ptr<hubble::FlowSource> source, const QString &nameSpace)
{
    m_source = std::move(source);
    m_intake = {};
    m_counts = {};
    m_digest.clear();
    m_watchdog = {};
    m_blocked = {};
    m_timeline = flows::VerdictTimeline();
    m_lost = 0;
    m_soon.stop();
    Q_EMIT reset();
    if (m_source) {
        connect(m_source.get(), &hubble::FlowSource::flowsCame, this, &FlowFeed::take);
        connect(m_source.get(), &hubble::FlowSource::gapFound, this, [this](const flows::FlowGap &gap) {
            m_lost += gap.lost;
            Q_EMIT gapFound(gap);
        });
        connect(m_source.get(), &hubble::FlowSource::stateChanged, this, &FlowFeed::stateChanged);
        m_source->start(queryFor(nameSpace, m_clock.wall()));
    }
    Q_EMIT stateChanged();
    Q_EMIT counted();
}

void FlowFeed::take(const QList<flows::Flow> &flows)
{
    for (const flows::Flow &flow : flows) {
        const auto taken = m_intake.take(flow);
        Q_EMIT flowTaken(taken.flow, taken.isTwin);
        if (taken.isTwin)
            continue;
        m_counts.take(taken.flow);
        m_digest.take(taken.flow);
        m_watchdog.take(taken.flow);
        m_blocked.take(taken.flow);
        m_timeline.take(taken.flow);
    }
    Q_EMIT flowsCame(flows);
    if (!m_soon.isActive())
        m_soon.start();
}

void FlowFeed::retryNow()
{
    if (m_source)
        m_source->retryNow();
}

} // namespace liteboxd::models
