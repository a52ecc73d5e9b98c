// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

namespace liteboxd::verify {

/// What a check found. Three of them are no verdict on the cluster and no other word stands for them: the cluster is
/// wrong (Fail), the check could not run (Skipped), the check ran and shows nothing (Inconclusive).
enum class CheckResult { Pass, Warning, Fail, Skipped, Inconclusive };

/// "pass", "warning", "fail", "skipped", "inconclusive"
QString nameOf(CheckResult result);

/// Why a check was skipped.
enum class SkipCause {
    None,          ///< it was not
    NotApplicable, ///< there is nothing to look at: no sandboxes, a demo without a datapath
    NotPermitted,  ///< the account may not do what it takes
    Dependency,    ///< a check it builds on did not pass
    Cancelled
};

/// "", "notApplicable", "notPermitted", "dependency", "cancelled"
QString nameOf(SkipCause cause);

/// What one check found, in plain English sentences without a trailing full stop. A value.
struct CheckOutcome
{
    CheckResult result = CheckResult::Inconclusive;
    QString expected{};
    QString observed{};
    QStringList evidence{};
    QString fix{}; ///< what to do; empty if there is nothing to do
    SkipCause cause = SkipCause::None;

    /// Whether checks that build on it may run.
    bool allowsDependents() const { return result == CheckResult::Pass || result == CheckResult::Warning; }

    /// With everything that looks like a secret replaced.
    CheckOutcome redacted() const;

    bool operator==(const CheckOutcome &) const = default;
};

/// Whether the cluster does not know who asks (any more), so that no other question would be answered either.
bool isOfLogin(const base::Error &error);

/// What it means for a check that a question to the API server failed: Skipped if the account may not ask it,
/// Inconclusive otherwise. `expected` is what the check wanted to see.
CheckOutcome outcomeOf(const base::Error &error, const QString &expected);

CheckOutcome skipped(SkipCause cause, const QString &why);

/// At most `limit` of the lines, and how many more there are.
QStringList firstOf(const QStringList &lines, qsizetype limit = 20);

} // namespace liteboxd::verify
