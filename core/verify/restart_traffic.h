// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_outcome.h"
#include "core/verify/probe_bench.h"

#include <QObject>

#include <memory>
#include <vector>

namespace liteboxd::verify {

/// When a sample of the traffic was taken.
enum class SampleTime { Before, During, After };

/// "before", "during", "after"
QString nameOf(SampleTime time);

/// One look at a connection that has to be denied, at its control, and at one that has to be allowed.
struct TrafficSample
{
    SampleTime time = SampleTime::Before;
    Reach denied = Reach::Unclear;
    Reach control = Reach::Unclear;
    Reach allowed = Reach::Unclear;
};

using TrafficSamples = std::vector<TrafficSample>;

/// Nothing denied was let through at any time, and what is allowed is so again at the end. Pure.
CheckOutcome judgeTraffic(const TrafficSamples &samples);

/// Looks at connections of the probes again and again while something restarts: from the sandbox to the witness, from the
/// control to the witness, from the gateway to the sandbox. One thread. Destroying it ends it; `api` must outlive it.
class RestartTraffic : public QObject
{
    Q_OBJECT

public:
    RestartTraffic(kube::ApiClient &api, std::shared_ptr<ProbeBench> bench, QObject *parent = nullptr);

    /// Takes one sample, and tells when it has ended. One at a time.
    void sample(SampleTime time, std::function<void()> done);

    /// Goes on sampling until stop(); the first begins at once.
    void follow();

    /// Ends follow() after the sample under way, then takes the last one, and tells.
    void stop(std::function<void()> done);

    const TrafficSamples &samples() const { return m_samples; }

private:
    kube::ApiClient &m_api;
    const std::shared_ptr<ProbeBench> m_bench;
    TrafficSamples m_samples;
    std::function<void()> m_stopped; ///< set: stop() was asked for
    async::Request m_step;
};

} // namespace liteboxd::verify
