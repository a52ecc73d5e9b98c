// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verify/verify_report.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace liteboxd::verify {

/// How a report is written.
enum class ReportFormat { Json, JUnit, Markdown, Html };

/// By the ending of a file's name: .json, .xml, .md, .html. InvalidArgument for any other.
base::Result<ReportFormat> formatOfFile(const QString &name);

/// In which language people read a report: gives for an English text of it the one to be read, and names its language
/// ("zh-CN").
struct ReportWords
{
    std::function<QString(const QString &english)> text = [](const QString &english) { return english; };
    QString language = QStringLiteral("en");
};

/// The whole report in that format, UTF-8. Only Html, which people read, takes `words`: what programs read, and what is
/// pasted into issues, is English. Pure.
QByteArray write(const VerifyReport &report, ReportFormat format, const ReportWords &words = {});

/// What is behind "schema" in the JSON form; changes when a reader of the old form would be wrong.
inline constexpr const char *reportSchema = "liteboxd.io/verify-report/v1";

/// {schema, id, startedAt, finishedAt, cluster, result, cancelled, checks: [{id, parent, title, result, cause,
/// expected, observed, evidence, seconds, fix}]}
QJsonObject jsonOf(const VerifyReport &report);
QJsonObject jsonOf(const CheckRecord &check);

/// Of a report in that form, for lists: {id, startedAt, finishedAt, cluster, result, passed, failed}.
QJsonObject summaryOf(const QJsonObject &report);

/// For test runners: a suite for each group; Fail is a failure, Inconclusive an error, Skipped skipped.
QByteArray junitOf(const VerifyReport &report);

/// For issues and chats: a table, and what is wrong in full.
QByteArray markdownOf(const VerifyReport &report);

/// For people who were not there: one file without scripts and without anything to load.
QByteArray htmlOf(const VerifyReport &report, const ReportWords &words = {});

/// The whole in one word, for people: nameOf(result()), or "cancelled" where the run was and nothing had failed by
/// then. Programs read result and cancelled.
QString verdictOf(const VerifyReport &report);

/// "4 passed, 1 failed, 2 skipped"; what there is none of is left out.
QString countsOf(const VerifyReport &report, const ReportWords &words = {});

} // namespace liteboxd::verify
