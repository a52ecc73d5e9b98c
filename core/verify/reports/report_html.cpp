// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_text.h"
#include "core/verify/check.h"
#include "core/verify/reports/report_format.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString head = uR"(<!DOCTYPE html>
<html lang="%2">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%1</title>
<style>
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .3rem 0 }
dt { opacity: .7 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
details { border-top: 1px solid #8884; padding: .4rem 0 }
summary { cursor: pointer }
.notice { border: 1px solid; padding: .5rem 1rem }
.word { display: inline-block; min-width: 8.5rem; font-weight: 600 }
.pass { color: #1a7f37 } .fail { color: #cf222e } .warning { color: #9a6700 }
.skipped, .inconclusive { color: #6e7781 }
ul { padding-left: 0; list-style: none }
li { margin: .5rem 0; padding-left: 8.5rem } li .word { margin-left: -8.5rem }
@media (prefers-color-scheme: dark) {
.pass { color: #56d364 } .fail { color: #ff7b72 } .warning { color: #e3b341 }
.skipped, .inconclusive { color: #9ea7b3 }
}
</style>
</head>
<body>
)"_s;

QString signOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return u"✓"_s;
    case CheckResult::Warning:
        return u"⚠"_s;
    case CheckResult::Fail:
        return u"✗"_s;
    case CheckResult::Skipped:
        return u"–"_s;
    case CheckResult::Inconclusive:
        break;
    }
    return u"?"_s;
}

/// "Pass" of "pass"
QString wordOf(QString name)
{
    name.replace(0, 1, name.first(1).toUpper());
    return name;
}

/// Writes one report in one language.
class HtmlReport
{
public:
    HtmlReport(const VerifyReport &report, const ReportWords &words)
        : m_report(report)
        , m_words(words)
    {}

    QString text() const
    {
        const VerifiedCluster &cluster = m_report.cluster;
        const QString title = say(u"Verification: %1"_s.arg(cluster.server)).toHtmlEscaped();
        QString text = QString(head).replace(u"%2"_s, m_words.language).replace(u"%1"_s, title);
        text += u"<h1>%1: %2</h1>\n"_s.arg(say(u"Verification"_s), verdict());
        if (cluster.isDemo)
            text += notice(u"This is a demo cluster: nothing enforces its policies."_s);
        if (m_report.isCancelled)
            text += notice(u"The run was cancelled: what has no result was not looked at."_s);
        text += u"<p>%1</p>\n"_s.arg(say(
            u"This is what a verification of one cluster found. Each check says what was expected and what was observed."_s));
        text += u"<p>%1.</p>\n<dl>\n"_s.arg(countsOf(m_report, m_words));
        text += term(u"API server"_s, cluster.server) + term(u"namespace"_s, cluster.nameSpace) +
                term(u"Kubernetes"_s, cluster.version) + term(u"started"_s, sandbox::timeText(m_report.startedAt)) +
                term(u"finished"_s, sandbox::timeText(m_report.finishedAt)) + term(u"run"_s, m_report.id) +
                u"</dl>\n"_s;
        text += attention();
        QString group;
        for (const CheckRecord &check : m_report.checks) {
            if (check.parent != group) {
                group = check.parent;
                text += u"<h2>%1</h2>\n"_s.arg(say(groupTitle(group)).toHtmlEscaped());
            }
            text += sectionOf(check);
        }
        return text + legend();
    }

private:
    QString say(const QString &english) const { return m_words.text(english); }

    QString marked(CheckResult result, const QString &word) const
    {
        return u"<span class=\"word %1\">%2 %3</span>"_s.arg(nameOf(result), signOf(result), say(wordOf(word)));
    }
    QString marked(CheckResult result) const { return marked(result, nameOf(result)); }

    /// A run that was cancelled shows no more of the cluster than a check that could not run.
    QString verdict() const
    {
        const QString word = verdictOf(m_report);
        const bool isCancelled = word == nameOf(SkipCause::Cancelled);
        return marked(isCancelled ? CheckResult::Skipped : m_report.result(), word);
    }

    QString notice(const QString &english) const { return u"<p class=\"notice\">%1</p>\n"_s.arg(say(english)); }

    QString term(const QString &name, const QString &text) const
    {
        return text.isEmpty() ? QString() : u"<dt>%1</dt><dd>%2</dd>\n"_s.arg(say(name), text.toHtmlEscaped());
    }

    /// What somebody has to look at, with what to do, before all the rest.
    QString attention() const
    {
        QString lines;
        for (const CheckResult result : {CheckResult::Fail, CheckResult::Warning, CheckResult::Inconclusive}) {
            for (const CheckRecord &check : m_report.checks) {
                if (check.outcome.result != result)
                    continue;
                lines += u"<li>%1 %2<br>%3</li>\n"_s.arg(marked(result), say(check.title).toHtmlEscaped(),
                                                         say(check.outcome.observed).toHtmlEscaped());
            }
        }
        return lines.isEmpty() ? QString() : u"<h2>%1</h2>\n<ul>\n%2</ul>\n"_s.arg(say(u"What to look at"_s), lines);
    }

    QString sectionOf(const CheckRecord &check) const
    {
        const CheckOutcome &outcome = check.outcome;
        const QString open = outcome.result == CheckResult::Pass ? QString() : u" open"_s;
        QString text = u"<details%1><summary>%2 %3</summary>\n<dl>\n"_s.arg(open, marked(outcome.result),
                                                                            say(check.title).toHtmlEscaped());
        text += term(u"expected"_s, say(outcome.expected)) + term(u"observed"_s, say(outcome.observed));
        for (const QString &line : outcome.evidence)
            text += term(u"evidence"_s, say(line));
        text += term(u"what to do"_s, say(outcome.fix)) + term(u"check"_s, check.id) +
                term(u"seconds"_s, QString::number(check.seconds, 'f', 2));
        return text + u"</dl>\n</details>\n"_s;
    }

    /// What each word means, for those who do not know this program.
    QString legend() const
    {
        const std::pair<CheckResult, QString> meanings[] = {
            {CheckResult::Pass, u"It is as expected."_s},
            {CheckResult::Warning, u"It works, and somebody should look."_s},
            {CheckResult::Fail, u"The cluster is not as expected."_s},
            {CheckResult::Skipped, u"The check could not run: nothing is known of what it asks."_s},
            {CheckResult::Inconclusive, u"The check ran, and what it saw shows nothing."_s}};
        QString text = u"<h2>%1</h2>\n<dl>\n"_s.arg(say(u"What the words mean"_s));
        for (const auto &[result, meaning] : meanings)
            text += term(wordOf(nameOf(result)), say(meaning));
        return text + u"</dl>\n</body>\n</html>\n"_s;
    }

    const VerifyReport &m_report;
    const ReportWords &m_words;
};

} // namespace

QByteArray htmlOf(const VerifyReport &report, const ReportWords &words)
{
    return HtmlReport(report, words).text().toUtf8();
}

} // namespace liteboxd::verify
