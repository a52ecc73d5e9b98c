// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_catalog.h"
#include "core/verify/probe_bench.h"

#include <memory>

namespace liteboxd::verify {

/// One connection that is to be made or to fail, and the one that shows that a failure means something.
struct ProbeQuestion
{
    ProbeRole from;
    ProbePlace place;
    QString words;                            ///< "API server 10.43.0.1:443"
    ProbeRole control = ProbeRole::Control;   ///< on the same node; it is let through
    std::optional<ProbePlace> controlPlace{}; ///< none: the same place
};

/// What was seen of it.
struct ProbeSight
{
    ProbeQuestion question;
    Reach reach = Reach::Unclear;
    Reach control = Reach::Unclear;
    SeenDrop drop{}; ///< of the connection, as Hubble shows it
};

/// Whether nobody at a place is a fault of the test, or nothing to look at.
enum class Absence { Inconclusive, NotApplicable };

/// What is expected of places that have to be closed, and of those that have to be open.
QString expectedClosed();
QString expectedOpen();

/// None of them is let through. A silence counts only where the control was answered, and, unless Hubble is blind (why:
/// `blindness`), only with the flow of its drop. Pure.
CheckOutcome judgeClosed(const std::vector<ProbeSight> &sights, Absence absence, const QString &blindness);

/// All of them are let through: somebody answers, be it with a refusal. Pure.
CheckOutcome judgeOpen(const std::vector<ProbeSight> &sights);

/// The checks that connect from the pods of `bench`; they build on probes.tool.
void addProbeReachChecks(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, Checks &checks);

} // namespace liteboxd::verify
