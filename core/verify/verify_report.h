// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_outcome.h"

#include <chrono>
#include <vector>

namespace liteboxd::verify {

/// One check of a report.
struct CheckRecord
{
    QString id;
    QString parent;
    QString title;
    CheckOutcome outcome{};
    double seconds = 0;

    bool operator==(const CheckRecord &) const = default;
};

/// Which cluster was looked at.
struct VerifiedCluster
{
    QString server{}; ///< without credentials
    QString nameSpace{};
    QString version{};
    bool isDemo = false;

    bool operator==(const VerifiedCluster &) const = default;
};

/// What a run of checks found. A value; holds no secrets.
struct VerifyReport
{
    using Time = std::chrono::system_clock::time_point;

    QString id{}; ///< of the run
    Time startedAt{};
    Time finishedAt{};
    VerifiedCluster cluster{};
    std::vector<CheckRecord> checks{};
    bool isCancelled = false;

    /// Fail if any check failed. Else Inconclusive if it was cancelled, or a check was inconclusive or could not run
    /// because it may not, or none passed: what was not seen is never shown as passed. Else Pass, warnings or not.
    CheckResult result() const;

    std::size_t count(CheckResult result) const;

    /// nullptr if it has no such check.
    const CheckRecord *find(const QString &checkId) const;

    /// After a run of some of its checks: those as they are now, the others as they were.
    VerifyReport renewedBy(const VerifyReport &later) const;

    bool operator==(const VerifyReport &) const = default;
};

} // namespace liteboxd::verify
