// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_text.h"

#include "app/policies/words/policy_text.h"
#include "app/verify/words/verify_sentences.h"
#include "app/words/sentence_table.h"

#include <QCoreApplication>

namespace liteboxd::verify {

namespace {

QString titleOf(const QString &english)
{
    return QCoreApplication::translate("liteboxd::verify", english.toUtf8().constData());
}

/// Why policies decide as they do is a part of what checks say, or all of it.
QString reasonOf(const QString &english)
{
    return policies::policyText(english);
}

const words::SentenceTable &table()
{
    static const words::SentenceTable made(
        "liteboxd::verify::words",
        [] {
            std::vector<const char *> all = checkSentences();
            for (const auto *more : {&workloadSentences(), &probeSentences(), &doctorSentences(), &reportSentences()})
                all.insert(all.end(), more->begin(), more->end());
            return all;
        }(),
        titleOf, reasonOf);
    return made;
}

} // namespace

QString verifyText(const QString &english)
{
    if (!table().isTranslated())
        return english;
    QStringList lines = english.split(u'\n');
    for (QString &line : lines) {
        const QString said = table().translated(line);
        line = said == line ? reasonOf(line) : said;
    }
    return lines.join(u'\n');
}

QStringList verifyTexts(const QStringList &english)
{
    QStringList texts;
    for (const QString &text : english)
        texts << verifyText(text);
    return texts;
}

} // namespace liteboxd::verify
