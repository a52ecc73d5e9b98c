// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::models {

/// The first `most` characters and "…", or all of a shorter text. What others write may be of any length, and to show a
/// long line takes time for each of its letters.
inline QString cutText(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    // No half of a surrogate pair is left at the end.
    return text.left(text.at(most - 1).isHighSurrogate() ? most - 1 : most) + QChar(0x2026);
}

} // namespace liteboxd::models
