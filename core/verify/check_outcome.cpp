// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_outcome.h"

#include "core/base/redaction.h"
#include "core/verify/answers/missing_right.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

QString redactedText(const QString &text)
{
    return QString::fromStdString(base::redact(text.toStdString()));
}

} // namespace

QString nameOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return u"pass"_s;
    case CheckResult::Warning:
        return u"warning"_s;
    case CheckResult::Fail:
        return u"fail"_s;
    case CheckResult::Skipped:
        return u"skipped"_s;
    case CheckResult::Inconclusive:
        break;
    }
    return u"inconclusive"_s;
}

QString nameOf(SkipCause cause)
{
    switch (cause) {
    case SkipCause::None:
        break;
    case SkipCause::NotApplicable:
        return u"notApplicable"_s;
    case SkipCause::NotPermitted:
        return u"notPermitted"_s;
    case SkipCause::Dependency:
        return u"dependency"_s;
    case SkipCause::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

CheckOutcome CheckOutcome::redacted() const
{
    CheckOutcome clean = *this;
    for (QString *text : {&clean.expected, &clean.observed, &clean.fix})
        *text = redactedText(*text);
    for (QString &line : clean.evidence)
        line = redactedText(line);
    return clean;
}

bool isOfLogin(const base::Error &error)
{
    return error.code == base::ErrorCode::Unauthenticated || error.code == base::ErrorCode::LoginFailed;
}

CheckOutcome outcomeOf(const base::Error &error, const QString &expected)
{
    const QString observed = QString::fromStdString(error.text());
    if (error.code == base::ErrorCode::Forbidden) {
        return {.result = CheckResult::Skipped,
                .expected = expected,
                .observed = u"this account may not look: "_s + observed,
                .fix = adviceFor({error}),
                .cause = SkipCause::NotPermitted};
    }
    return {.result = CheckResult::Inconclusive,
            .expected = expected,
            .observed = u"the question was not answered: "_s + observed,
            .fix = isOfLogin(error)
                       ? u"Log in again, or get a new kubeconfig: its credentials are not accepted any more"_s
                       : u"Run the check again; the API server's log says more if it stays so"_s};
}

CheckOutcome skipped(SkipCause cause, const QString &why)
{
    return {.result = CheckResult::Skipped, .observed = why, .cause = cause};
}

QStringList firstOf(const QStringList &lines, qsizetype limit)
{
    if (lines.size() <= limit)
        return lines;
    return lines.first(limit) << u"… and %1 more"_s.arg(lines.size() - limit);
}

} // namespace liteboxd::verify
