// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/flows/blocked_destinations.h"
#include "core/flows/flow_digest.h"
#include "core/flows/flow_intake.h"
#include "core/flows/sandbox_traffic.h"
#include "core/flows/verdict_timeline.h"
#include "core/flows/watchdog.h"
#include "core/hubble/flow_source.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace liteboxd::models {

/// All flows of the sandboxes' namespace as long as there is a session, for everything that counts them: drops and the
/// observed internet state of each sandbox, charts, maps, proposals. It follows one source with one query, whatever a
/// page filters. GUI thread; `clock` must outlive it.
class FlowFeed : public QObject
{
    Q_OBJECT

public:
    explicit FlowFeed(const base::Clock &clock, QObject *parent = nullptr);
    ~FlowFeed() override;

    /// Follows another source from now on, of the sandboxes in this namespace, and forgets what was; nullptr for none.
    void setSource(std::unique_ptr<hubble::FlowSource> source, const QString &nameSpace);
    bool hasSource() const { return m_source != nullptr; }
    hubble::FlowSource *source() const { return m_source.get(); }

    hubble::SourceState state() const { return m_source ? m_source->state() : hubble::SourceState{}; }
    bool isLive() const { return state().phase == hubble::SourceState::Phase::Live; }

    /// Flows that are known to be lost since the source was set.
    std::uint64_t lost() const { return m_lost; }

    flows::SandboxTraffic traffic(const QString &sandboxId) const { return m_counts.of(sandboxId, m_clock.wall()); }
    flows::TrafficCounts &counts() { return m_counts; }
    const flows::FlowDigest &digest() const { return m_digest; }
    const flows::Watchdog &watchdog() const { return m_watchdog; }
    flows::BlockedDestinations &blocked() { return m_blocked; }
    std::vector<flows::VerdictTimeline::Slot> timeline() const { return m_timeline.until(m_clock.wall()); }

    std::chrono::seconds slot() const { return m_timeline.slot(); }

    std::chrono::system_clock::time_point now() const { return m_clock.wall(); }
    std::chrono::steady_clock::time_point steadyNow() const { return m_clock.steady(); }

    /// Tries at once where the source waits.
    void retryNow();

Q_SIGNALS:
    /// As they came, twins and all.
    void flowsCame(const QList<liteboxd::flows::Flow> &flows);
    void gapFound(const liteboxd::flows::FlowGap &gap);

    /// One after the other, with the names that are known for their addresses.
    void flowTaken(const liteboxd::flows::Flow &flow, bool isTwin);
    void stateChanged();

    /// Something was counted: at most once a second.
    void counted();

    /// Another source, or none: nothing that was counted counts.
    void reset();

private:
    void take(const QList<flows::Flow> &flows);

    const base::Clock &m_clock;
    std::unique_ptr<hubble::FlowSource> m_source;
    flows::FlowIntake m_intake;
    flows::TrafficCounts m_counts;
    flows::FlowDigest m_digest;
    flows::Watchdog m_watchdog;
    flows::BlockedDestinations m_blocked;
    flows::VerdictTimeline m_timeline;
    std::uint64_t m_lost = 0;
    QTimer m_soon;
};

} // namespace liteboxd::models
