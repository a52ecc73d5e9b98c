// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_text.h"
#include "core/verify/check.h"
#include "core/verify/reports/report_format.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <map>
#include <vector>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

/// XML 1.0 has no way to write most control characters.
QString clean(QString text)
{
    for (QChar &character : text) {
        const bool isBlank = character == u'\t' || character == u'\n' || character == u'\r';
        if ((character.unicode() < 0x20 && !isBlank) || character.unicode() >= 0xFFFE)
            character = u'?';
    }
    return text;
}

QString detailOf(const CheckOutcome &outcome)
{
    QStringList lines{u"expected: "_s + outcome.expected, u"observed: "_s + outcome.observed};
    lines += outcome.evidence;
    if (!outcome.fix.isEmpty())
        lines << u"fix: "_s + outcome.fix;
    return clean(lines.join(u'\n'));
}

void writeCase(QXmlStreamWriter &xml, const CheckRecord &check)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, clean(check.parent));
    xml.writeAttribute(u"name"_s, clean(check.id));
    xml.writeAttribute(u"time"_s, QString::number(check.seconds, 'f', 3));
    const CheckOutcome &outcome = check.outcome;
    const auto mark = [&](const QString &element) {
        xml.writeStartElement(element);
        xml.writeAttribute(u"message"_s, clean(check.title + u": "_s + outcome.observed));
        xml.writeCharacters(detailOf(outcome));
        xml.writeEndElement();
    };
    if (outcome.result == CheckResult::Fail)
        mark(u"failure"_s);
    else if (outcome.result == CheckResult::Inconclusive)
        mark(u"error"_s);
    else if (outcome.result == CheckResult::Skipped)
        mark(u"skipped"_s);
    else
        xml.writeTextElement(u"system-out"_s, detailOf(outcome));
    xml.writeEndElement();
}

} // namespace

QByteArray junitOf(const VerifyReport &report)
{
    std::vector<QString> groups;
    std::map<QString, std::vector<const CheckRecord *>> members;
    for (const CheckRecord &check : report.checks) {
        if (members[check.parent].empty())
            groups.push_back(check.parent);
        members[check.parent].push_back(&check);
    }
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeAttribute(u"name"_s, report.cluster.isDemo ? u"liteboxd verify (demo cluster)"_s : u"liteboxd verify"_s);
    for (const QString &group : groups) {
        const auto count = [&](CheckResult result) {
            return QString::number(std::count_if(members[group].begin(), members[group].end(),
                                                 [&](const auto *check) { return check->outcome.result == result; }));
        };
        xml.writeStartElement(u"testsuite"_s);
        xml.writeAttribute(u"name"_s, clean(groupTitle(group)));
        xml.writeAttribute(u"timestamp"_s, sandbox::timeText(report.startedAt));
        xml.writeAttribute(u"tests"_s, QString::number(members[group].size()));
        xml.writeAttribute(u"failures"_s, count(CheckResult::Fail));
        xml.writeAttribute(u"errors"_s, count(CheckResult::Inconclusive));
        xml.writeAttribute(u"skipped"_s, count(CheckResult::Skipped));
        for (const CheckRecord *check : members[group])
            writeCase(xml, *check);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

} // namespace liteboxd::verify
