// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/report_format.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QStringList>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

base::Result<ReportFormat> formatOfFile(const QString &name)
{
    const QString ending = QFileInfo(name).suffix().toLower();
    if (ending == u"json"_s)
        return ReportFormat::Json;
    if (ending == u"xml"_s)
        return ReportFormat::JUnit;
    if (ending == u"md"_s)
        return ReportFormat::Markdown;
    if (ending == u"html"_s)
        return ReportFormat::Html;
    return base::fail(base::ErrorCode::InvalidArgument, "a report's name ends in .html, .json, .xml or .md",
                      name.toStdString());
}

QByteArray write(const VerifyReport &report, ReportFormat format, const ReportWords &words)
{
    switch (format) {
    case ReportFormat::Json:
        break;
    case ReportFormat::JUnit:
        return junitOf(report);
    case ReportFormat::Markdown:
        return markdownOf(report);
    case ReportFormat::Html:
        return htmlOf(report, words);
    }
    return QJsonDocument(jsonOf(report)).toJson(QJsonDocument::Indented);
}

QString verdictOf(const VerifyReport &report)
{
    const bool isCancelled = report.isCancelled && report.result() == CheckResult::Inconclusive;
    return isCancelled ? nameOf(SkipCause::Cancelled) : nameOf(report.result());
}

QString countsOf(const VerifyReport &report, const ReportWords &words)
{
    QStringList counts;
    const auto add = [&](CheckResult result, const QString &word) {
        if (const std::size_t count = report.count(result); count > 0)
            counts << words.text(u"%1 %2"_s.arg(count).arg(word));
    };
    add(CheckResult::Pass, u"passed"_s);
    add(CheckResult::Warning, u"with a warning"_s);
    add(CheckResult::Fail, u"failed"_s);
    add(CheckResult::Inconclusive, u"inconclusive"_s);
    add(CheckResult::Skipped, u"skipped"_s);
    return counts.join(u", "_s);
}

} // namespace liteboxd::verify
