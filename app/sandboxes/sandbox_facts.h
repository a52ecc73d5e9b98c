// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/property_list.h"
#include "core/models/sandbox_model.h"
#include "core/sandbox/keeper/due_task.h"

#include <functional>

namespace liteboxd::sandboxes {

/// Names and values, in the order in which they are shown.
using Facts = shell::PropertyList::Rows;

/// Who ends a sandbox, or takes its internet access, when its time is over: in words; empty where nothing is known.
using WhoEnds = std::function<QString(const sandbox::Sandbox &sandbox, sandbox::DueTask::Kind kind)>;

/// Why the sandbox is in its state, in the cluster's words; may be empty.
QString reasonText(const sandbox::Sandbox &sandbox);

/// What was asked for and what was seen of the internet access, apart, as names and values.
Facts internetFacts(const models::SandboxRow &row, sandbox::Sandbox::Time now, const QString &whoEnds);

/// Why a sandbox has no access token, without a full stop; empty if it has one.
QString tokenFaultText(sandbox::TokenFault fault);

/// Everything else that is known, as names and values; dates in the operator's locale.
Facts sandboxFacts(const sandbox::Sandbox &sandbox, sandbox::Sandbox::Time now, const QString &whoEnds);

} // namespace liteboxd::sandboxes
