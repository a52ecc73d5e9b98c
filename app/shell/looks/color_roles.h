// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace liteboxd::shell {

/// Which of the two looks the window has.
enum class Scheme { Light, Dark };

/// The named colours of the console. A widget never names a colour in any other way.
enum class ColorRole {
    Ok,      ///< running, connected, allowed
    Warning, ///< applying, stale, wants a look
    Danger,  ///< failed, refused
    Muted,   ///< secondary text, switched off
    Accent,  ///< links, focus, the current page
    Border,  ///< hairlines between areas
};

/// The colour of a role; the only table of colours there is.
QColor color(ColorRole role, Scheme scheme);

/// The colour of a role in the scheme of `palette`.
QColor color(ColorRole role, const QPalette &palette);

/// The same colour laid thinly over the ground: for badges, strips and the hovered row.
QColor softColor(ColorRole role, const QPalette &palette);

/// The scheme a palette belongs to: dark if its window is darker than its text.
Scheme schemeOf(const QPalette &palette);

/// The palette of the Fusion style, where no platform gives one.
QPalette fusionPalette(Scheme scheme);

/// WCAG 2.1 contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace liteboxd::shell
