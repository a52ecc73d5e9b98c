// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "core/models/policy_model.h"
#include "core/policy/explain/verdict.h"
#include "core/policy/lint/finding.h"

#include <QString>

namespace liteboxd::policies {

/// Icon and colour of a state; its word stands beside it.
struct Look
{
    shell::ColorRole role;
    QString iconName;
};

Look look(models::PolicyModel::Health health);
Look look(policy::explain::Outcome outcome);
Look look(policy::lint::Severity severity);

} // namespace liteboxd::policies
