// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/keeper.h"

#include <algorithm>

namespace liteboxd::sandbox {

namespace {

constexpr std::size_t mostAtOnce = 8;
constexpr std::chrono::milliseconds longestWait = std::chrono::seconds(30); ///< clocks are set, machines sleep

} // namespace

Keeper::Keeper(kube::ApiClient &api, SandboxCache &sandboxes, const kube::ServerClock &clock, Scope scope,
               QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
    , m_scope(std::move(scope))
    , m_access(api)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Keeper::look);
    connect(&clock, &kube::ServerClock::measured, this, &Keeper::look);
    m_changes = sandboxes.subscribe(this, [this](const SandboxChanges &changes) {
        m_schedule.apply(changes);
        for (const SandboxPtr &sandbox : changes.removed) {
            for (const DueTask::Kind kind : {DueTask::Kind::EndSandbox, DueTask::Kind::CutInternet})
                m_setbacks.erase({sandbox->uid, kind});
        }
        look();
    });
}

Keeper::~Keeper() = default;

void Keeper::look()
{
    const Sandbox::Time now = m_clock.now();
    for (const DueTask &task : m_schedule.dueAt(now)) {
        const Key key(task.sandbox->uid, task.kind);
        const auto setback = m_setbacks.find(key);
        const bool mayTry = setback == m_setbacks.end() || setback->second.again <= now;
        if (m_runs.size() < mostAtOnce && mayTry && !m_runs.contains(key) && m_scope(task))
            start(task);
    }
    arm();
}

void Keeper::arm()
{
    const Sandbox::Time now = m_clock.now();
    Sandbox::Time next = m_schedule.nextAfter(now).value_or(now + longestWait);
    for (const auto &[key, setback] : m_setbacks)
        next = std::min(next, setback.again);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - now);
    m_timer.start(std::clamp<std::chrono::milliseconds>(wait, std::chrono::milliseconds(100), longestWait));
}

void Keeper::start(const DueTask &task)
{
    m_runs[{task.sandbox->uid, task.kind}] = DueRun::start(
        m_api, m_access, task, m_clock.now(), this,
        [this, task](const base::Result<DueOutcome> &outcome) { take(task, outcome); });
}

void Keeper::take(const DueTask &task, const base::Result<DueOutcome> &outcome)
{
    const Key key(task.sandbox->uid, task.kind);
    m_runs.erase(key);
    if (!outcome) {
        Setback &setback = m_setbacks[key];
        setback.again = m_clock.now() + setback.backoff.next();
        Q_EMIT failed(task.sandbox, task.kind, outcome.error());
        return look();
    }
    // Until the watch shows it, the schedule still has it.
    Setback &rest = m_setbacks[key];
    rest.again = m_clock.now() + rest.backoff.next();
    if (*outcome == DueOutcome::Done && task.kind == DueTask::Kind::EndSandbox)
        Q_EMIT ended(task.sandbox);
    else if (*outcome == DueOutcome::Done)
        Q_EMIT cut(task.sandbox);
    look();
}

} // namespace liteboxd::sandbox
