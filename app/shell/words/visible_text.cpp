// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/visible_text.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

/// Letters, marks and symbols that are drawn as nothing, or change how the one before them is drawn.
constexpr std::array<std::pair<char32_t, char32_t>, 10> s_blank{{
    {0x034F, 0x034F},   // combining grapheme joiner
    {0x115F, 0x1160},   // Hangul fillers
    {0x17B4, 0x17B5},   // Khmer inherent vowels
    {0x180B, 0x180F},   // Mongolian variation selectors
    {0x2800, 0x2800},   // Braille without a dot
    {0x3164, 0x3164},   // Hangul filler
    {0xFE00, 0xFE0F},   // variation selectors
    {0xFFA0, 0xFFA0},   // half-width Hangul filler
    {0x1D159, 0x1D159}, // null notehead
    {0xE0100, 0xE01EF}, // variation selectors
}};

bool isVisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return c == U' ';
    default:
        return std::none_of(s_blank.begin(), s_blank.end(),
                            [c](const auto &range) { return c >= range.first && c <= range.second; });
    }
}

/// What most texts are made of.
bool isPlain(QChar c)
{
    return c >= u' ' && c <= u'~' && c != u'\\';
}

QString escape(char32_t c)
{
    return u"\\u{%1}"_s.arg(QString::number(static_cast<uint>(c), 16).toUpper());
}

} // namespace

QString visibleText(const QString &text)
{
    if (std::all_of(text.begin(), text.end(), isPlain))
        return text;
    QString seen;
    seen.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        char32_t c = text[at].unicode();
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[at], text[at + 1]);
            ++at;
        }
        const bool readsAsEscape = c == U'\\' && text.mid(at + 1, 2) == "u{"_L1;
        if (readsAsEscape || !isVisible(c))
            seen += escape(c);
        else
            seen += QString::fromUcs4(&c, 1);
    }
    return seen;
}

} // namespace liteboxd::shell
