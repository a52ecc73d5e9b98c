// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probe_reach.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

QString lineOf(const ProbeSight &sight)
{
    const ProbeQuestion &question = sight.question;
    const QString line = u"%1 -> %2: %3; %4 -> %5: %6"_s.arg(
        nameOf(question.from), question.words, nameOf(sight.reach), nameOf(question.control),
        question.controlPlace.value_or(question.place).text(), nameOf(sight.control));
    return sight.drop ? line + u"; "_s + dropLine(*sight.drop) : line;
}

/// What is missing of a proof.
struct Lack
{
    std::size_t controls = 0;
    std::size_t drops = 0;
};

QString textOf(const Lack &lack, std::size_t all)
{
    if (lack.controls == 0) {
        return u"Hubble shows no drop in %1 of %2 cases, so something else may be silent there"_s.arg(lack.drops)
            .arg(all);
    }
    return u"shown in %1 of %2 cases: a silence without a control that is answered says nothing"_s
        .arg(all - lack.controls)
        .arg(all);
}

} // namespace

QString expectedClosed()
{
    return u"nothing answers a sandbox, and somebody answers the control"_s;
}

QString expectedOpen()
{
    return u"somebody answers"_s;
}

CheckOutcome judgeClosed(const std::vector<ProbeSight> &sights, Absence absence, const QString &blindness)
{
    QStringList evidence;
    std::size_t leaks = 0;
    Lack lack;
    bool isAnybody = false;
    for (const ProbeSight &sight : sights) {
        evidence << lineOf(sight);
        isAnybody = isAnybody || sight.control != Reach::Silent || sight.reach != Reach::Silent;
        leaks += isAnswered(sight.reach) ? 1 : 0;
        const bool hasControl = sight.reach == Reach::Silent && isAnswered(sight.control);
        lack.controls += hasControl ? 0 : 1;
        lack.drops += hasControl && !sight.drop && blindness.isEmpty() ? 1 : 0;
    }
    if (!blindness.isEmpty() && !sights.empty())
        evidence << u"no drop flow was looked for: "_s + blindness;
    CheckOutcome outcome{.expected = expectedClosed(), .evidence = firstOf(evidence)};
    if (leaks > 0) {
        outcome.result = CheckResult::Fail;
        outcome.observed = u"%1 of %2 connections were let through"_s.arg(leaks).arg(sights.size());
        outcome.fix =
            u"liteboxctl policy ensure; if it stays so, liteboxctl policy explain names the rule, and an agent "
            u"that enforces nothing is to be looked for on the node"_s;
    } else if (sights.empty() || (!isAnybody && absence == Absence::NotApplicable)) {
        outcome = skipped(SkipCause::NotApplicable, u"nobody is there, for the control neither"_s);
        outcome.evidence = firstOf(evidence);
    } else if (lack.controls == 0 && lack.drops == 0) {
        outcome.result = CheckResult::Pass;
        outcome.observed = u"no connection of a sandbox was answered (%1), and each control was"_s.arg(sights.size());
    } else {
        outcome.observed = textOf(lack, sights.size());
        outcome.fix =
            lack.controls == 0
                ? u"See whether Hubble tells of drops at all: hubble observe --verdict DROPPED; if it does, something "
                  u"else than a policy is silent there"_s
                : u"See the evidence: a control that nobody answers needs another target, or is cut off by a policy of "
                  u"its namespace default; an unclear answer needs another image (--probe-image)"_s;
    }
    return outcome;
}

CheckOutcome judgeOpen(const std::vector<ProbeSight> &sights)
{
    QStringList evidence;
    std::size_t open = 0;
    bool isUnclear = false;
    for (const ProbeSight &sight : sights) {
        evidence << u"%1 -> %2: %3"_s.arg(nameOf(sight.question.from), sight.question.words, nameOf(sight.reach));
        open += isAnswered(sight.reach) ? 1 : 0;
        isUnclear = isUnclear || sight.reach == Reach::Unclear;
    }
    CheckOutcome outcome{.expected = expectedOpen(), .evidence = firstOf(evidence)};
    if (open == sights.size()) {
        outcome.result = CheckResult::Pass;
        outcome.observed = u"every connection was answered (%1)"_s.arg(open);
    } else if (isUnclear) {
        outcome.observed = u"the probe's program said something that cannot be read"_s;
        outcome.fix = u"Name another image: --probe-image IMAGE"_s;
    } else {
        outcome.result = CheckResult::Fail;
        outcome.observed =
            u"connections that nothing answered: %1 of %2"_s.arg(sights.size() - open).arg(sights.size());
        outcome.fix = u"liteboxctl policy ensure puts allow-gateway-ingress and allow-gateway-traffic in place"_s;
    }
    return outcome;
}

} // namespace liteboxd::verify
