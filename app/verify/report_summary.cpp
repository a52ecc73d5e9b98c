// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report_summary.h"

#include "app/shell/words/visible_text.h"
#include "app/verify/check_words.h"
#include "app/verify/tr.h"
#include "app/verify/words/verify_text.h"

#include <QDateTime>
#include <QLocale>

#include <chrono>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using Rows = QList<QPair<QString, QString>>;

namespace {

QString sentence(const QString &english)
{
    QStringList lines;
    for (const QString &line : english.split(u'\n', Qt::SkipEmptyParts))
        lines << shell::visibleText(verifyText(line));
    return lines.join(u'\n');
}

QString titleOf(const CheckRecord &check)
{
    return checkTitle(check.id, check.title);
}

/// "title: what was seen" of each check with this result, a line each.
QString linesOf(const VerifyReport &report, CheckResult result)
{
    QStringList lines;
    for (const CheckRecord &check : report.checks) {
        if (check.outcome.result == result)
            lines << Tr::tr("%1: %2").arg(titleOf(check), sentence(check.outcome.observed));
    }
    return lines.join(u'\n');
}

/// Of the first check that needs somebody: checks stand in the order in which they build on each other, so this one may
/// be the cause of those behind it.
QString firstStep(const VerifyReport &report)
{
    for (const CheckResult result : {CheckResult::Fail, CheckResult::Warning, CheckResult::Inconclusive}) {
        for (const CheckRecord &check : report.checks) {
            if (check.outcome.result == result && !check.outcome.fix.isEmpty())
                return Tr::tr("%1: %2").arg(titleOf(check), sentence(check.outcome.fix));
        }
    }
    return {};
}

QString unseenLines(const VerifyReport &report)
{
    QStringList lines;
    QHash<SkipCause, int> counts;
    for (const CheckRecord &check : report.checks) {
        if (check.outcome.cause == SkipCause::NotPermitted)
            lines << Tr::tr("%1: %2").arg(titleOf(check), sentence(check.outcome.observed));
        ++counts[check.outcome.cause];
    }
    if (const int count = counts.value(SkipCause::Dependency); count > 0)
        lines << Tr::tr("%n check(s) build on one that did not pass", nullptr, count);
    if (const int count = counts.value(SkipCause::NotApplicable); count > 0)
        lines << Tr::tr("%n check(s) have nothing to look at here", nullptr, count);
    if (const int count = counts.value(SkipCause::Cancelled); count > 0)
        lines << Tr::tr("%n check(s) were not looked at: the run was cancelled", nullptr, count);
    return lines.join(u'\n');
}

QString changeLines(const VerifyReport &report, const QHash<QString, QString> &before)
{
    QStringList lines;
    for (const CheckRecord &check : report.checks) {
        if (const auto was = before.constFind(check.id); was != before.constEnd())
            lines << Tr::tr("%1: was %2, is %3")
                         .arg(titleOf(check), resultWordOf(*was), resultWord(check.outcome.result));
    }
    return lines.join(u'\n');
}

QString timeOf(const VerifyReport &report)
{
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(report.finishedAt.time_since_epoch());
    const std::chrono::duration<double> took = report.finishedAt - report.startedAt;
    const QString at = QLocale().toString(QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()), QLocale::ShortFormat);
    return Tr::tr("%1, in %2 s").arg(at, QLocale().toString(took.count(), 'f', 1));
}

} // namespace

QString summaryOf(const VerifyReport &report, qsizetype changed)
{
    const auto count = [&report](CheckResult result) { return static_cast<int>(report.count(result)); };
    const int unseen = count(CheckResult::Inconclusive) + count(CheckResult::Skipped);
    QStringList parts{Tr::tr("%n passed", nullptr, count(CheckResult::Pass))};
    if (count(CheckResult::Fail) > 0)
        parts << Tr::tr("%n failed", nullptr, count(CheckResult::Fail));
    if (count(CheckResult::Warning) > 0)
        parts << Tr::tr("%n with a warning", nullptr, count(CheckResult::Warning));
    if (unseen > 0)
        parts << Tr::tr("%n not seen", nullptr, unseen);
    if (changed > 0)
        parts << Tr::tr("%n changed", nullptr, static_cast<int>(changed));
    const QString summary = Tr::tr("%1: %2").arg(verdictWord(report), parts.join(Tr::tr(", ")));
    return report.cluster.isDemo ? Tr::tr("%1 (demo)").arg(summary) : summary;
}

Rows summaryRows(const VerifyReport &report, const QHash<QString, QString> &before)
{
    const QString inconclusive = linesOf(report, CheckResult::Inconclusive);
    return {{Tr::tr("Result"), summaryOf(report, before.size())},
            {Tr::tr("Finished"), timeOf(report)},
            {Tr::tr("Failed"), linesOf(report, CheckResult::Fail)},
            {Tr::tr("What to do first"), firstStep(report)},
            {Tr::tr("With a warning"), linesOf(report, CheckResult::Warning)},
            {Tr::tr("Inconclusive"), inconclusive},
            {Tr::tr("Could not run"), unseenLines(report)},
            {Tr::tr("Since the run before"), changeLines(report, before)}};
}

Rows progressRows(const VerifyReport &soFar, int expected)
{
    const QString count = Tr::tr("%1 of %2 checks have a result").arg(soFar.checks.size()).arg(expected);
    return {{Tr::tr("Under way"), count}, {Tr::tr("Failed"), linesOf(soFar, CheckResult::Fail)}};
}

} // namespace liteboxd::verify
