// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_text.h"
#include "core/verify/reports/report_format.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

QJsonObject jsonOf(const CheckRecord &check)
{
    const CheckOutcome &outcome = check.outcome;
    QJsonObject object{{u"id"_s, check.id},
                       {u"parent"_s, check.parent},
                       {u"title"_s, check.title},
                       {u"result"_s, nameOf(outcome.result)},
                       {u"expected"_s, outcome.expected},
                       {u"observed"_s, outcome.observed},
                       {u"evidence"_s, QJsonArray::fromStringList(outcome.evidence)},
                       {u"seconds"_s, std::round(check.seconds * 1000) / 1000},
                       {u"fix"_s, outcome.fix}};
    if (outcome.cause != SkipCause::None)
        object.insert(u"cause"_s, nameOf(outcome.cause));
    return object;
}

QJsonObject jsonOf(const VerifyReport &report)
{
    QJsonArray checks;
    for (const CheckRecord &check : report.checks)
        checks.append(jsonOf(check));
    return {{u"schema"_s, QString::fromLatin1(reportSchema)},
            {u"id"_s, report.id},
            {u"startedAt"_s, sandbox::timeText(report.startedAt)},
            {u"finishedAt"_s, sandbox::timeText(report.finishedAt)},
            {u"cluster"_s, QJsonObject{{u"server"_s, report.cluster.server},
                                       {u"namespace"_s, report.cluster.nameSpace},
                                       {u"version"_s, report.cluster.version},
                                       {u"demo"_s, report.cluster.isDemo}}},
            {u"result"_s, nameOf(report.result())},
            {u"cancelled"_s, report.isCancelled},
            {u"checks"_s, checks}};
}

QJsonObject summaryOf(const QJsonObject &report)
{
    const QJsonArray checks = report[u"checks"].toArray();
    const auto count = [&](const QString &result) {
        return static_cast<int>(std::count_if(checks.begin(), checks.end(),
                                              [&](const QJsonValue &check) { return check[u"result"] == result; }));
    };
    QJsonObject summary{{u"passed"_s, count(u"pass"_s)}, {u"failed"_s, count(u"fail"_s)}};
    for (const QString &member : {u"id"_s, u"startedAt"_s, u"finishedAt"_s, u"cluster"_s, u"result"_s})
        summary.insert(member, report[member]);
    return summary;
}

} // namespace liteboxd::verify
