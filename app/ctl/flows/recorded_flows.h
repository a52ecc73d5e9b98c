// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/base/clock.h"
#include "core/flows/flow_digest.h"
#include "core/flows/flow_intake.h"
#include "core/hubble/relay_or_agents.h"
#include "gateway/control/relay/relay_forward.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace liteboxd::ctl {

/// The connections of a namespace that were seen in a time: those that the console recorded into this user's store, and
/// where it recorded nothing, those that Hubble still has. One thread; `invocation` must outlive it, and is failed by
/// it.
class RecordedFlows : public QObject
{
    Q_OBJECT

public:
    enum class Origin { Store, Hubble };

    explicit RecordedFlows(Invocation &invocation, QObject *parent = nullptr);

    void start(std::chrono::seconds window);

    Origin origin() const { return m_origin; }
    std::vector<flows::SeenFlow> values() const { return m_digest.values(); }

Q_SIGNALS:
    void found();

private:
    void readStore(const QString &clusterUid);
    void askHubble();
    void ask(std::shared_ptr<hubble::RelayDialer> dialer);

    Invocation &m_invocation;
    std::chrono::system_clock::time_point m_since{};
    Origin m_origin = Origin::Store;
    flows::FlowIntake m_intake;
    flows::FlowDigest m_digest{50'000};
    base::SystemClock m_clock;
    std::unique_ptr<control::RelayForward> m_forward;
    std::unique_ptr<hubble::FlowSource> m_source; ///< goes before the way
    async::Request m_step;
};

} // namespace liteboxd::ctl
