// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <deque>

namespace liteboxd::sandboxes {

/// One line of a log as it can be shown: without the control sequences of terminals (colours), tabs as spaces, and
/// whatever else has no glyph made visible. Pure.
QString shownLine(const QByteArray &line);

/// The last lines of a log, bounded in number and in letters: the oldest go. One thread.
class LogLines
{
public:
    static constexpr std::size_t MostLines = 10'000;
    static constexpr qsizetype MostLetters = 8 * 1024 * 1024;

    void add(const QString &line);
    void clear();

    const std::deque<QString> &all() const { return m_lines; }

    /// Those that hold this text, in any case; all for an empty one.
    QStringList matching(const QString &text) const;

    /// Whether older lines went to make room.
    bool isCut() const { return m_isCut; }

private:
    std::deque<QString> m_lines;
    qsizetype m_letters = 0;
    bool m_isCut = false;
};

} // namespace liteboxd::sandboxes
