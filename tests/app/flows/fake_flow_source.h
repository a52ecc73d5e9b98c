// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"
#include "core/hubble/flow_source.h"

namespace liteboxd::tests {

/// A source that says what a test wants.
class FakeFlowSource final : public hubble::FlowSource
{
    Q_OBJECT

public:
    using FlowSource::FlowSource;

    void start(const flows::FlowQuery &query) override
    {
        asked = query;
        setPhase(hubble::SourceState::Phase::Connecting);
    }
    void stop() override { setPhase(hubble::SourceState::Phase::Idle); }
    void retryNow() override { ++retries; }

    void setPhase(hubble::SourceState::Phase phase, const std::optional<base::Error> &error = {})
    {
        hubble::SourceState next = state();
        next.phase = phase;
        next.error = error;
        next.retryIn = std::chrono::seconds(4);
        setState(next);
    }

    flows::FlowQuery asked;
    int retries = 0;
};

} // namespace liteboxd::tests
