// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/sentence_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace liteboxd::words {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int deepest = 4; ///< of parts within parts

} // namespace

SentenceTable::SentenceTable(const char *context, const std::vector<const char *> &sources, Lookup elsewhere,
                             Lookup ofParts)
    : m_context(context)
    , m_sources(sources)
    , m_elsewhere(std::move(elsewhere))
    , m_ofParts(std::move(ofParts))
{
    std::transform(sources.begin(), sources.end(), std::back_inserter(m_sentences), sentenceOf);
    std::stable_sort(m_sentences.begin(), m_sentences.end(),
                     [](const Sentence &one, const Sentence &other) { return one.letters > other.letters; });
}

SentenceTable::Sentence SentenceTable::sentenceOf(const char *source)
{
    static const QRegularExpression place(u"%([1-9])"_s);
    const QString text = QString::fromUtf8(source);
    Sentence sentence;
    sentence.source = source;
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

bool SentenceTable::isTranslated() const
{
    const char *const first = m_sources.front();
    return QCoreApplication::translate(m_context, first) != QString::fromUtf8(first);
}

QString SentenceTable::translated(const QString &english) const
{
    return isTranslated() ? translated(english, 0) : english;
}

QString SentenceTable::translated(const QString &english, int depth) const
{
    if (english.isEmpty() || depth > deepest)
        return english;
    for (const Lookup *lookup : {&m_elsewhere, depth > 0 ? &m_ofParts : nullptr}) {
        const QString whole = lookup && *lookup ? (*lookup)(english) : english;
        if (whole != english)
            return whole;
    }
    for (const Sentence &sentence : m_sentences) {
        if (!english.startsWith(sentence.beginning))
            continue;
        const QRegularExpressionMatch match = sentence.expression.match(english);
        if (match.hasMatch())
            return filled(sentence, match, depth);
    }
    return english;
}

/// The translation with the parts in their places. Parts may hold what looks like a place: nothing is replaced twice.
QString SentenceTable::filled(const Sentence &sentence, const QRegularExpressionMatch &match, int depth) const
{
    const QString translation = QCoreApplication::translate(m_context, sentence.source);
    QString text;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const bool isPlace = translation[i] == u'%' && i + 1 < translation.size() && translation[i + 1].isDigit();
        const qsizetype part = isPlace ? sentence.parts.indexOf(translation[i + 1].digitValue()) : -1;
        if (part < 0) {
            text += translation[i];
            continue;
        }
        text += translated(match.captured(static_cast<int>(part) + 1), depth + 1);
        ++i;
    }
    return text;
}

} // namespace liteboxd::words
