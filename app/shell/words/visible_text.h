// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::shell {

/// Text of a stranger as a person has to see it: whatever has no glyph of its own, or moves others about, stands as
/// `\u{202E}` in hexadecimal. That is controls and line ends, format characters (direction marks, zero-width), private
/// and unassigned ones, lone surrogates, spaces other than the plain one, and letters and marks that are drawn as
/// nothing. One line in, one line out; a backslash that would read as such an escape is escaped itself.
/// Source: Unicode 15, general categories and Default_Ignorable_Code_Point.
QString visibleText(const QString &text);

} // namespace liteboxd::shell
