// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/policy/explain/policy_matrix.h"
#include "core/policy/explain/verdict.h"
#include "core/policy/lint/finding.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// Verdicts, pairs of the matrix and findings as the commands write them.
QJsonObject jsonOf(const policy::explain::Verdict &verdict);
QJsonObject jsonOf(const policy::explain::MatrixEntry &entry);
QJsonObject jsonOf(const policy::lint::Finding &finding);

Shape verdictShape();
Shape matrixShape();
Shape findingShape();

} // namespace liteboxd::ctl
