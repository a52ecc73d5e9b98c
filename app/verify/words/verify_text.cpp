// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_text.h"

#include "app/verify/words/verify_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *context = "liteboxd::verify::words";
constexpr const char *titles = "liteboxd::verify"; ///< where the titles of checks are translated
constexpr int deepest = 4;                         ///< of parts within parts

/// A sentence, and how a text that was made from it is recognised.
struct Sentence
{
    const char *source = nullptr;
    QString beginning{}; ///< before its first part
    QRegularExpression expression{};
    QList<int> parts{}; ///< the number of each, in the order of the captures
    qsizetype letters = 0;
};

Sentence sentenceOf(const char *source)
{
    static const QRegularExpression place(u"%([1-9])"_s);
    Sentence sentence{.source = source};
    const QString text = QString::fromUtf8(source);
    QString pattern;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : place.globalMatch(text)) {
        pattern += QRegularExpression::escape(text.mid(from, match.capturedStart() - from)) + u"(.+?)"_s;
        sentence.parts << match.captured(1).toInt();
        from = match.capturedEnd();
    }
    pattern += QRegularExpression::escape(text.mid(from));
    sentence.beginning = text.section(u'%', 0, 0);
    sentence.letters = text.size() - 2 * sentence.parts.size();
    sentence.expression = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
    return sentence;
}

/// Those that say most by themselves first: a text may have been made from several.
const std::vector<Sentence> &sentences()
{
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        for (const auto *some : {&checkSentences(), &workloadSentences(), &probeSentences(), &doctorSentences(), &reportSentences()})
            std::transform(some->begin(), some->end(), std::back_inserter(made), sentenceOf);
        std::stable_sort(made.begin(), made.end(),
                         [](const Sentence &a, const Sentence &b) { return a.letters > b.letters; });
        return made;
    }();
    return all;
}

QString lineIn(const QString &english, int depth);

/// The translation with the parts in their places. Parts may hold what looks like a place: nothing is replaced twice.
QString filled(const QString &translation, const Sentence &sentence, const QRegularExpressionMatch &match, int depth)
{
    QString text;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const bool isPlace = translation[i] == u'%' && i + 1 < translation.size() && translation[i + 1].isDigit();
        const qsizetype part = isPlace ? sentence.parts.indexOf(translation[i + 1].digitValue()) : -1;
        if (part < 0) {
            text += translation[i];
            continue;
        }
        text += lineIn(match.captured(static_cast<int>(part) + 1), depth + 1);
        ++i;
    }
    return text;
}

QString lineIn(const QString &english, int depth)
{
    if (english.isEmpty() || depth > deepest)
        return english;
    const QString title = QCoreApplication::translate(titles, english.toUtf8().constData());
    if (title != english)
        return title;
    for (const Sentence &sentence : sentences()) {
        if (!english.startsWith(sentence.beginning))
            continue;
        const QRegularExpressionMatch match = sentence.expression.match(english);
        if (match.hasMatch())
            return filled(QCoreApplication::translate(context, sentence.source), sentence, match, depth);
    }
    return english;
}

/// Whether there is another language than that of the checks.
bool isTranslated()
{
    const char *const word = checkSentences().front();
    return QCoreApplication::translate(context, word) != QString::fromUtf8(word);
}

} // namespace

QString verifyText(const QString &english)
{
    if (!isTranslated())
        return english;
    QStringList lines = english.split(u'\n');
    for (QString &line : lines)
        line = lineIn(line, 0);
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
