// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/restart_traffic.h"

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint16_t unused = 47; ///< nobody listens there: whoever is let through is refused
constexpr std::size_t mostSamples = 400;

bool isShown(const TrafficSample &sample)
{
    return sample.denied == Reach::Silent && isAnswered(sample.control);
}

QString lineOf(const TrafficSample &sample)
{
    return u"%1: sandbox -> witness: %2; control -> witness: %3; gateway -> sandbox: %4"_s.arg(
        nameOf(sample.time), nameOf(sample.denied), nameOf(sample.control), nameOf(sample.allowed));
}

} // namespace

QString nameOf(SampleTime time)
{
    switch (time) {
    case SampleTime::Before:
        return u"before"_s;
    case SampleTime::During:
        return u"during"_s;
    case SampleTime::After:
        break;
    }
    return u"after"_s;
}

CheckOutcome judgeTraffic(const TrafficSamples &samples)
{
    CheckOutcome outcome{.expected =
                             u"what is denied stays denied all the time, and what is allowed is so at the end"_s};
    QStringList lines;
    const auto count = [&samples](auto &&holds) { return std::count_if(samples.begin(), samples.end(), holds); };
    for (const TrafficSample &sample : samples)
        lines << lineOf(sample);
    outcome.evidence = firstOf(lines);
    const auto leaks = count([](const TrafficSample &one) { return isAnswered(one.denied); });
    const auto shown = [&](SampleTime time) {
        return count([time](const TrafficSample &one) { return one.time == time && isShown(one); }) > 0;
    };
    const auto still = count([](const TrafficSample &one) { return one.allowed == Reach::Silent; });
    const bool isBack = !samples.empty() && isAnswered(samples.back().allowed);
    if (leaks > 0) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"what is denied was let through in %1 of %2 samples"_s.arg(leaks).arg(samples.size());
        outcome.fix =
            u"Do not restart agents while sandboxes run that nobody trusts; look at the log of the agent: kubectl "
            u"-n kube-system logs -l k8s-app=cilium -c cilium-agent"_s;
    } else if (!shown(SampleTime::Before) || !shown(SampleTime::During) || !shown(SampleTime::After)) {
        outcome.observed = u"the samples show nothing: a silence counts only where the control is answered"_s;
        outcome.fix = u"Run the check again; see what probes.deny says"_s;
    } else if (!isBack) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"what is allowed is not let through any more after the restart"_s;
        outcome.fix = u"Look at the log of the agent: kubectl -n kube-system logs -l k8s-app=cilium -c cilium-agent"_s;
    } else if (still > 0) {
        outcome.result = CheckResult::Warning;
        outcome.observed =
            u"denied all the time; what is allowed stood still in %1 of %2 samples, and came back"_s.arg(still).arg(
                samples.size());
        outcome.fix = u"Restart agents when nobody works in the sandboxes"_s;
    } else {
        outcome.result = CheckResult::Pass;
        outcome.observed = u"denied and allowed as before in all %1 samples"_s.arg(samples.size());
    }
    return outcome;
}

RestartTraffic::RestartTraffic(kube::ApiClient &api, std::shared_ptr<ProbeBench> bench, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_bench(std::move(bench))
{}

void RestartTraffic::sample(SampleTime time, std::function<void()> done)
{
    const auto placeOf = [this](ProbeRole role) {
        const LivePod *const live = m_bench->find(role);
        return ProbePlace{live != nullptr ? live->address : std::string(), unused};
    };
    const auto attempt = [&](ProbeRole from, ProbeRole to) { return connecting(m_api, *m_bench, from, placeOf(to)); };
    m_step = Attempts::start(
        {attempt(ProbeRole::Sandbox, ProbeRole::Witness), attempt(ProbeRole::Control, ProbeRole::Witness),
         attempt(ProbeRole::Gateway, ProbeRole::Sandbox)},
        this, [this, time, done = std::move(done)](const base::Result<Attempts::Answers> &answers) {
            const auto &all = *answers;
            if (m_samples.size() < mostSamples)
                m_samples.push_back({time, all[0].value_or(Reach::Unclear), all[1].value_or(Reach::Unclear),
                                     all[2].value_or(Reach::Unclear)});
            done();
        });
}

void RestartTraffic::follow()
{
    sample(SampleTime::During, [this] {
        if (!m_stopped)
            return follow();
        sample(SampleTime::After, [this] { m_stopped(); });
    });
}

void RestartTraffic::stop(std::function<void()> done)
{
    m_stopped = std::move(done);
}

} // namespace liteboxd::verify
