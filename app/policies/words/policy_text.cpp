// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/words/policy_text.h"

#include "app/words/sentence_table.h"

#include <QCoreApplication>
#include <QStringList>

namespace liteboxd::policies {

using namespace Qt::Literals::StringLiterals;

namespace {

const words::SentenceTable &table()
{
    static const words::SentenceTable made("liteboxd::policies::words", [] {
        std::vector<const char *> all = verdictSentences();
        for (const auto *more : {&refusalSentences(), &lintSentences()})
            all.insert(all.end(), more->begin(), more->end());
        return all;
    }());
    return made;
}

} // namespace

QString policyText(const QString &english)
{
    if (!table().isTranslated())
        return english;
    QStringList sentences = english.split(u"; "_s);
    for (QString &sentence : sentences)
        sentence = table().translated(sentence);
    return sentences.join(QCoreApplication::translate("liteboxd::policies::words", "; ", "between sentences"));
}

QString policyText(const std::string &english)
{
    return policyText(QString::fromStdString(english));
}

} // namespace liteboxd::policies
