// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/policy/policy_summary.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// A policy as the commands write it: {kind, namespace, name, scope, selects, direction, valid, managed, drift}, besides
/// `present`, and `invalid` and `older` with the reason where there is one.
QJsonObject jsonOf(const policy::PolicySummary &summary);

/// {path, expected, actual, managers}; what is missing on a side is null.
QJsonObject jsonOf(const policy::FieldDifference &difference);

Shape summaryShape();

/// The same objects, with their drift in the table.
Shape differenceShape();

} // namespace liteboxd::ctl
