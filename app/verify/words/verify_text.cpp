// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_text.h"

#include "app/verify/words/verify_sentences.h"
#include "app/words/sentence_table.h"

#include <QCoreApplication>

namespace liteboxd::verify {

namespace {

QString titleOf(const QString &english)
{
    return QCoreApplication::translate("liteboxd::verify", english.toUtf8().constData());
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
        titleOf);
    return made;
}

} // namespace

QString verifyText(const QString &english)
{
    if (!table().isTranslated())
        return english;
    QStringList lines = english.split(u'\n');
    for (QString &line : lines)
        line = table().translated(line);
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
