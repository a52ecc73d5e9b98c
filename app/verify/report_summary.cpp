// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report_summary.h"

#include "app/verify/check_words.h"
#include "app/verify/tr.h"

namespace liteboxd::verify {

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
    const QString summary = Tr::tr("%1: %2").arg(resultWord(report.result()), parts.join(Tr::tr(", ")));
    return report.cluster.isDemo ? Tr::tr("%1 (demo)").arg(summary) : summary;
}

} // namespace liteboxd::verify
