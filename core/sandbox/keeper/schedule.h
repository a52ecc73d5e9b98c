// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/keeper/due_task.h"
#include "core/sandbox/sandbox_index.h"

#include <QString>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace liteboxd::sandbox {

/// The tasks of all sandboxes in the order of their time. Pure: knows no clock.
class Schedule
{
public:
    /// The sandboxes changed.
    void apply(const SandboxChanges &changes);

    /// Tasks that are due at `now`, the earliest first.
    std::vector<DueTask> dueAt(Sandbox::Time now) const;

    /// When the next one after `now` is due.
    std::optional<Sandbox::Time> nextAfter(Sandbox::Time now) const;

private:
    using Key = std::pair<QString, DueTask::Kind>; ///< uid of the pod

    void remove(const QString &uid);
    void put(const SandboxPtr &sandbox);

    std::map<Key, Sandbox::Time> m_times;
    std::map<std::pair<Sandbox::Time, Key>, DueTask> m_tasks;
};

} // namespace liteboxd::sandbox
