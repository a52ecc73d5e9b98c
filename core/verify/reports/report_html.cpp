// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_text.h"
#include "core/verify/check.h"
#include "core/verify/reports/report_format.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString head = uR"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Verification: %1</title>
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
</style>
</head>
<body>
)"_s;

/// What each word means, for those who do not know this program.
const QString legend = uR"(<h2>What the words mean</h2>
<dl>
<dt>Pass</dt><dd>It is as expected.</dd>
<dt>Warning</dt><dd>It works, and somebody should look.</dd>
<dt>Fail</dt><dd>The cluster is not as expected.</dd>
<dt>Skipped</dt><dd>The check could not run: nothing is known of what it asks.</dd>
<dt>Inconclusive</dt><dd>The check ran, and what it saw shows nothing.</dd>
</dl>
</body>
</html>
)"_s;

QString wordOf(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return u"✓ Pass"_s;
    case CheckResult::Warning:
        return u"⚠ Warning"_s;
    case CheckResult::Fail:
        return u"✗ Fail"_s;
    case CheckResult::Skipped:
        return u"– Skipped"_s;
    case CheckResult::Inconclusive:
        break;
    }
    return u"? Inconclusive"_s;
}

QString term(const QString &name, const QString &text)
{
    return text.isEmpty() ? QString() : u"<dt>%1</dt><dd>%2</dd>\n"_s.arg(name, text.toHtmlEscaped());
}

QString sectionOf(const CheckRecord &check)
{
    const CheckOutcome &outcome = check.outcome;
    const QString open = outcome.result == CheckResult::Pass ? QString() : u" open"_s;
    QString text = u"<details%1><summary><span class=\"word %2\">%3</span> %4</summary>\n<dl>\n"_s.arg(
        open, nameOf(outcome.result), wordOf(outcome.result), check.title.toHtmlEscaped());
    text += term(u"expected"_s, outcome.expected) + term(u"observed"_s, outcome.observed);
    for (const QString &line : outcome.evidence)
        text += term(u"evidence"_s, line);
    text += term(u"what to do"_s, outcome.fix) + term(u"check"_s, check.id) +
            term(u"seconds"_s, QString::number(check.seconds, 'f', 2));
    return text + u"</dl>\n</details>\n"_s;
}

} // namespace

QByteArray htmlOf(const VerifyReport &report)
{
    const VerifiedCluster &cluster = report.cluster;
    QString text = QString(head).replace(u"%1"_s, cluster.server.toHtmlEscaped());
    text += u"<h1>Verification: <span class=\"%1\">%2</span></h1>\n"_s.arg(nameOf(report.result()),
                                                                           wordOf(report.result()));
    if (cluster.isDemo)
        text += u"<p class=\"notice\">This is a demo cluster: nothing enforces its policies.</p>\n"_s;
    if (report.isCancelled)
        text += u"<p class=\"notice\">The run was cancelled: what has no result was not looked at.</p>\n"_s;
    text += u"<p>%1.</p>\n<dl>\n"_s.arg(countsOf(report));
    text += term(u"API server"_s, cluster.server) + term(u"namespace"_s, cluster.nameSpace) +
            term(u"Kubernetes"_s, cluster.version) + term(u"started"_s, sandbox::timeText(report.startedAt)) +
            term(u"finished"_s, sandbox::timeText(report.finishedAt)) + term(u"run"_s, report.id) + u"</dl>\n"_s;
    QString group;
    for (const CheckRecord &check : report.checks) {
        if (check.parent != group) {
            group = check.parent;
            text += u"<h2>%1</h2>\n"_s.arg(groupTitle(group).toHtmlEscaped());
        }
        text += sectionOf(check);
    }
    return (text + legend).toUtf8();
}

} // namespace liteboxd::verify
