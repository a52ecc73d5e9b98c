// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"
#include "core/hubble/flow_source.h"

#include <functional>
#include <memory>
#include <optional>

namespace liteboxd::hubble {

/// Relay, and where there is none (NotFound) each agent by itself. A query with follow keeps looking for Relay
/// meanwhile, and goes over to it when it answers; flows that were told are not told again. One thread.
class FallbackSource final : public FlowSource
{
    Q_OBJECT

public:
    using Make = std::function<std::unique_ptr<FlowSource>()>;

    /// `makeAgents` is called when Relay turns out not to be there.
    FallbackSource(std::unique_ptr<FlowSource> relay, Make makeAgents, QObject *parent = nullptr);
    ~FallbackSource() override;

    void start(const flows::FlowQuery &query) override;
    void stop() override;
    void retryNow() override;

private:
    void takeRelayState(const SourceState &next);
    void takeAgentsState(SourceState next);
    void forward(FlowSource &source);
    void tell(const QList<flows::Flow> &flows);
    void askAgents();
    void leaveAgents();
    bool isShown(const FlowSource &source) const;

    std::unique_ptr<FlowSource> m_relay;
    Make m_makeAgents;
    std::unique_ptr<FlowSource> m_agents; ///< while Relay is not there
    flows::FlowQuery m_query;
    std::optional<base::Error> m_relayError;
    std::optional<std::chrono::system_clock::time_point> m_lastTime;     ///< of the newest flow told
    std::optional<std::chrono::system_clock::time_point> m_toldByAgents; ///< what Relay repeats up to it is known
};

} // namespace liteboxd::hubble
