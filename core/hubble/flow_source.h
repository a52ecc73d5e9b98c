// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"
#include "core/hubble/observer_status.h"
#include "core/hubble/source_state.h"

#include <QList>
#include <QObject>

namespace liteboxd::flows {
struct FlowQuery;
}

namespace liteboxd::hubble {

/// Where flows come from: Relay through one way or another, or a recording. What was lost is told as gaps between the
/// flows, in order. A stream that breaks is opened again with growing pauses; it then asks for what came after the last
/// flow that it gave, and tells the gap.
///
/// One thread. Destroying it ends everything.
class FlowSource : public QObject
{
    Q_OBJECT

public:
    /// Asks anew; what was asked before ends without another word.
    virtual void start(const flows::FlowQuery &query) = 0;

    /// Ends what was asked.
    virtual void stop() = 0;

    /// Tries at once where it waits.
    virtual void retryNow() = 0;

    const SourceState &state() const { return m_state; }

Q_SIGNALS:
    /// In the order that they came, many at a time, some 20 times a second at most.
    void flowsCame(const QList<flows::Flow> &flows);

    /// Between the flows told before and those told after it.
    void gapFound(const flows::FlowGap &gap);

    void nodesChanged(const hubble::NodeChange &change);
    void stateChanged(const hubble::SourceState &state);

protected:
    using QObject::QObject;

    /// Keeps and tells it.
    void setState(const SourceState &state);

private:
    SourceState m_state;
};

} // namespace liteboxd::hubble

Q_DECLARE_METATYPE(liteboxd::hubble::NodeChange)
Q_DECLARE_METATYPE(liteboxd::hubble::SourceState)
