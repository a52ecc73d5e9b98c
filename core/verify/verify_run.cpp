// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/verify_run.h"

#include "core/base/secret.h"

#include <algorithm>
#include <utility>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

VerifyRun::VerifyRun(Checks checks, std::function<VerifiedCluster()> describe, const base::Clock &clock,
                     QObject *parent)
    : QObject(parent)
    , m_checks(std::move(checks))
    , m_describe(std::move(describe))
    , m_clock(clock)
{
    m_report.id = QString::fromStdString(base::randomHex64().substr(0, 12));
}

VerifyRun::~VerifyRun() = default;

void VerifyRun::start()
{
    m_isRunning = true;
    m_report.startedAt = m_clock.wall();
    QMetaObject::invokeMethod(this, &VerifyRun::advance, Qt::QueuedConnection);
}

void VerifyRun::cancel()
{
    if (!m_isRunning)
        return;
    const bool isAskedAgain = std::exchange(m_report.isCancelled, true);
    if (m_phase == CheckPhase::CleanUp && !isAskedAgain)
        return; // what it made goes first, and then it ends
    m_running.clear();
    finishOpen(skipped(SkipCause::Cancelled, u"the run was cancelled"_s));
    cleanUp();
}

/// Those of the phase that have no result.
void VerifyRun::finishOpen(const CheckOutcome &outcome)
{
    for (const Check &check : m_checks) {
        if (check.phase == m_phase && !m_outcomes.contains(check.id))
            finish(check, outcome);
    }
}

void VerifyRun::cleanUp()
{
    if (m_phase == CheckPhase::CleanUp)
        return end();
    m_phase = CheckPhase::CleanUp;
    advance();
}

/// A check that can be decided or started now; `failedDependency` is set if it cannot be started for that.
const Check *VerifyRun::next(QString &failedDependency) const
{
    for (const Check &check : m_checks) {
        if (!isOpen(check))
            continue;
        bool isReady = true;
        for (const QString &dependency : check.dependencies) {
            const auto outcome = m_outcomes.find(dependency);
            isReady = isReady && outcome != m_outcomes.end();
            if (outcome != m_outcomes.end() && !outcome->second.allowsDependents()) {
                failedDependency = dependency;
                return &check;
            }
        }
        for (const QString &id : check.unless) {
            const auto outcome = m_outcomes.find(id);
            isReady = isReady && !isAwaited(id);
            if (outcome != m_outcomes.end() && outcome->second.result == CheckResult::Fail) {
                failedDependency = id;
                return &check;
            }
        }
        if (isReady && std::none_of(check.after.begin(), check.after.end(), [this](const QString &id) { return isAwaited(id); }))
            return &check;
    }
    return nullptr;
}

/// Whether it is in this run and has no result yet.
bool VerifyRun::isAwaited(const QString &id) const
{
    return !m_outcomes.contains(id) &&
           std::any_of(m_checks.begin(), m_checks.end(), [&id](const Check &check) { return check.id == id; });
}

bool VerifyRun::isOpen(const Check &check) const
{
    return check.phase == m_phase && !m_outcomes.contains(check.id) && !m_running.contains(check.id);
}

void VerifyRun::advance()
{
    QString failed;
    while (const Check *const check = m_isRunning ? next(failed) : nullptr) {
        if (failed.isEmpty()) {
            launch(*check);
            continue;
        }
        // Nothing to look at is no fault, for what builds on it neither.
        const CheckOutcome &before = m_outcomes[failed];
        const bool isMoot = before.cause == SkipCause::NotApplicable;
        // What was skipped for another names that one: the first of the row is the one to look at.
        const bool isNamed = isMoot || before.cause == SkipCause::Dependency;
        finish(*check,
               skipped(isMoot ? SkipCause::NotApplicable : SkipCause::Dependency,
                       isNamed ? before.observed : u"%1 did not pass (%2)"_s.arg(failed, nameOf(before.result))));
        failed.clear();
    }
    if (!m_isRunning || !m_running.empty())
        return;
    for (const Check &check : m_checks) {
        if (isOpen(check)) {
            finish(check, {.result = CheckResult::Inconclusive,
                           .observed = u"the test is broken: what it builds on is never decided (%1)"_s.arg(
                               check.dependencies.join(u", "_s))});
        }
    }
    cleanUp();
}

void VerifyRun::launch(const Check &check)
{
    Q_EMIT checkStarted(check.id);
    if (!isOpen(check))
        return; // somebody cancelled
    Running &running = m_running[check.id];
    running.since = m_clock.steady();
    running.deadline.reset(new QTimer);
    running.deadline->setSingleShot(true);
    connect(running.deadline.get(), &QTimer::timeout, this, [this, &check] {
        const double seconds = std::chrono::duration<double>(check.deadline).count();
        finish(check, {.result = CheckResult::Inconclusive,
                       .expected = check.title,
                       .observed = u"no result within %1 s: a timeout alone says nothing"_s.arg(seconds),
                       .fix = u"Run the check again"_s});
        advance();
    });
    running.deadline->start(check.deadline);
    running.request = check.start(this, [this, &check](const base::Result<CheckOutcome> &outcome) {
        finish(check, outcome ? *outcome : outcomeOf(outcome.error(), check.title));
        advance();
    });
}

void VerifyRun::finish(const Check &check, const CheckOutcome &outcome)
{
    double seconds = 0;
    if (const auto running = m_running.find(check.id); running != m_running.end()) {
        seconds = std::chrono::duration<double>(m_clock.steady() - running->second.since).count();
        m_running.erase(running);
    }
    const CheckRecord record{check.id, check.parent, check.title, outcome.redacted(), seconds};
    m_outcomes[check.id] = record.outcome;
    m_report.checks.push_back(record);
    Q_EMIT checkFinished(record);
}

void VerifyRun::end()
{
    m_isRunning = false;
    m_report.finishedAt = m_clock.wall();
    m_report.cluster = m_describe();
    std::map<QString, std::size_t> places;
    for (std::size_t place = 0; place < m_checks.size(); ++place)
        places[m_checks[place].id] = place;
    std::sort(m_report.checks.begin(), m_report.checks.end(),
              [&](const CheckRecord &a, const CheckRecord &b) { return places[a.id] < places[b.id]; });
    Q_EMIT ended(m_report);
}

} // namespace liteboxd::verify
