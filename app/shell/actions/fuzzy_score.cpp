// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/fuzzy_score.h"

#include <QStringList>

namespace liteboxd::shell {

namespace {

constexpr int s_whole = 100;       ///< the word as it is
constexpr int s_wholeAtStart = 60; ///< besides, at the beginning of a word
constexpr int s_letterAtStart = 12;
constexpr int s_letterNext = 8; ///< right behind the one before
constexpr int s_letter = 1;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

std::optional<int> wholeScore(const QString &word, const QString &text)
{
    std::optional<int> best;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (startsWord(text, at))
            return s_whole + s_wholeAtStart;
        best = s_whole;
    }
    return best;
}

/// Takes each letter at the next beginning of a word if there is one with it, else where it comes first.
std::optional<int> letterScore(const QString &word, const QString &text)
{
    int score = 0;
    qsizetype last = -1;
    for (const QChar letter : word) {
        const QChar wanted = letter.toCaseFolded();
        qsizetype found = -1;
        for (qsizetype at = last + 1; at < text.size(); ++at) {
            if (text[at].toCaseFolded() != wanted)
                continue;
            if (found < 0)
                found = at;
            if (at == last + 1 || startsWord(text, at)) {
                found = at;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        score += startsWord(text, found) ? s_letterAtStart : found == last + 1 ? s_letterNext : s_letter;
        last = found;
    }
    return score;
}

} // namespace

std::optional<int> fuzzyScore(const QString &typed, const QString &text)
{
    int score = 0;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        auto found = wholeScore(word, text);
        if (!found)
            found = letterScore(word, text);
        if (!found)
            return std::nullopt;
        score += *found;
    }
    return score;
}

} // namespace liteboxd::shell
