// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/log_lines.h"

#include "app/shell/words/visible_text.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

QString shownLine(const QByteArray &line)
{
    // ECMA-48: CSI, OSC up to its end, and the two-letter escapes.
    static const QRegularExpression sequences(
        u"\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(\x07|\x1b\\\\)|\x1b[ -/]*[0-~]"_s);
    QString text = QString::fromUtf8(line);
    if (text.endsWith(u'\r'))
        text.chop(1);
    text.remove(sequences);
    text.replace(u'\t', u"    "_s);
    return shell::visibleText(text);
}

void LogLines::add(const QString &line)
{
    m_lines.push_back(line);
    m_letters += line.size();
    while (m_lines.size() > MostLines || (m_letters > MostLetters && m_lines.size() > 1)) {
        m_letters -= m_lines.front().size();
        m_lines.pop_front();
        m_isCut = true;
    }
}

void LogLines::clear()
{
    m_lines.clear();
    m_letters = 0;
    m_isCut = false;
}

QStringList LogLines::matching(const QString &text) const
{
    QStringList found;
    for (const QString &line : m_lines) {
        if (text.isEmpty() || line.contains(text, Qt::CaseInsensitive))
            found << line;
    }
    return found;
}

} // namespace liteboxd::sandboxes
