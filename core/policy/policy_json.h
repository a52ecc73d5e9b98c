// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_manifest.h"
#include "core/policy/policy_report.h"
#include "core/policy/policy_summary.h"

#include <QJsonObject>

namespace liteboxd::policy {

/// A policy as scripts see it: {kind, namespace, name, scope, selects, direction, valid, managed, drift}, besides
/// `present`, and `invalid` and `older` with the reason where there is one.
QJsonObject jsonOf(const PolicySummary &summary);

/// {path, expected, actual, managers}; what is missing on a side is null.
QJsonObject jsonOf(const FieldDifference &difference);

/// What became of a policy: {kind, namespace, name, managed, outcome, error?}; an error is {code, message, conflicts:
/// [{field, manager}]}.
QJsonObject jsonOf(const PolicyManifest &manifest, const PolicyResult &result);

} // namespace liteboxd::policy
