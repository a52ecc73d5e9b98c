// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/schedule.h"

namespace liteboxd::sandbox {

void Schedule::apply(const SandboxChanges &changes)
{
    for (const SandboxPtr &sandbox : changes.removed)
        remove(sandbox->uid);
    for (const SandboxPtr &sandbox : changes.added)
        put(sandbox);
    for (const SandboxPtr &sandbox : changes.changed)
        put(sandbox);
}

void Schedule::put(const SandboxPtr &sandbox)
{
    remove(sandbox->uid);
    for (DueTask &task : dueTasks(sandbox)) {
        const Key key(sandbox->uid, task.kind);
        m_times[key] = task.at;
        m_tasks[{task.at, key}] = std::move(task);
    }
}

void Schedule::remove(const QString &uid)
{
    for (const DueTask::Kind kind : {DueTask::Kind::EndSandbox, DueTask::Kind::CutInternet}) {
        const auto known = m_times.find({uid, kind});
        if (known == m_times.end())
            continue;
        m_tasks.erase({known->second, known->first});
        m_times.erase(known);
    }
}

std::vector<DueTask> Schedule::dueAt(Sandbox::Time now) const
{
    std::vector<DueTask> due;
    for (const auto &[place, task] : m_tasks) {
        if (task.at > now)
            break;
        due.push_back(task);
    }
    return due;
}

std::optional<Sandbox::Time> Schedule::nextAfter(Sandbox::Time now) const
{
    for (const auto &[place, task] : m_tasks) {
        if (task.at > now)
            return task.at;
    }
    return std::nullopt;
}

} // namespace liteboxd::sandbox
