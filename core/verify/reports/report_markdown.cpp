// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_text.h"
#include "core/verify/reports/report_format.h"

#include <QStringList>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Text of a cluster, so that it is text in Markdown too: neither markup nor a link nor an end of a cell.
QString plain(const QString &text)
{
    QString out;
    for (const QChar character : text) {
        if (character == u'\n' || character == u'\r')
            out += u' ';
        else if (u"\\`*_{}[]()<>#+!|~&@"_s.contains(character))
            out += u"&#%1;"_s.arg(character.unicode());
        else
            out += character;
    }
    return out;
}

QString detailsOf(const CheckRecord &check)
{
    QStringList lines{u"### %1: %2"_s.arg(nameOf(check.outcome.result), plain(check.title)), u""_s,
                      u"- check: %1"_s.arg(plain(check.id)), u"- expected: %1"_s.arg(plain(check.outcome.expected)),
                      u"- observed: %1"_s.arg(plain(check.outcome.observed))};
    for (const QString &line : check.outcome.evidence)
        lines << u"- evidence: %1"_s.arg(plain(line));
    if (!check.outcome.fix.isEmpty())
        lines << u"- fix: %1"_s.arg(plain(check.outcome.fix));
    return lines.join(u'\n') + u"\n\n"_s;
}

} // namespace

QByteArray markdownOf(const VerifyReport &report)
{
    QString text = u"# Verification of %1: %2\n\n"_s.arg(plain(report.cluster.server), verdictOf(report));
    if (report.cluster.isDemo)
        text += u"**This is a demo cluster: nothing enforces its policies.**\n\n"_s;
    if (report.isCancelled)
        text += u"**The run was cancelled: what has no result was not looked at.**\n\n"_s;
    text += u"Namespace %1, Kubernetes %2, %3 to %4, run %5. %6.\n\n"_s.arg(
        plain(report.cluster.nameSpace), plain(report.cluster.version), sandbox::timeText(report.startedAt),
        sandbox::timeText(report.finishedAt), plain(report.id), countsOf(report));
    text += u"| result | check | means | observed | seconds |\n|---|---|---|---|---|\n"_s;
    for (const CheckRecord &check : report.checks) {
        text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(nameOf(check.outcome.result), plain(check.id), plain(check.title),
                                                      plain(check.outcome.observed),
                                                      QString::number(check.seconds, 'f', 2));
    }
    text += u'\n';
    for (const CheckRecord &check : report.checks) {
        if (check.outcome.result != CheckResult::Pass)
            text += detailsOf(check);
    }
    return text.toUtf8();
}

} // namespace liteboxd::verify
