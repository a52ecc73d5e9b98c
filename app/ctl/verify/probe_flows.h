// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/cluster.h"
#include "core/base/clock.h"
#include "core/hubble/flow_source.h"
#include "gateway/control/relay/relay_forward.h"

#include <QObject>

#include <memory>

namespace liteboxd::ctl {

/// The way to Hubble Relay for the probes of a verification: through the API server's port-forward. That there is none
/// is no error: no flows are seen then, and the run says so. `cluster` and `clock` outlive it; it outlives the sources.
class ProbeFlows : public QObject
{
    Q_OBJECT

public:
    ProbeFlows(Cluster &cluster, const base::Clock &clock);

    /// Looks the API server up; ready() follows, never inside this call.
    void locate();

    /// nullptr where there is no way.
    std::unique_ptr<hubble::FlowSource> open() const;

Q_SIGNALS:
    /// A source that is opened now connects at once, or there is no way.
    void ready();

private:
    const base::Clock &m_clock;
    std::unique_ptr<control::RelayForward> m_forward;
};

} // namespace liteboxd::ctl
