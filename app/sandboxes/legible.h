// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace liteboxd::sandboxes {

/// `tone` where it can be read on `ground` (a contrast of 4.5, WCAG 2.1 1.4.3); else as much of it in `text`, which has
/// to be legible there, as can be.
QColor legible(const QColor &tone, const QColor &ground, const QColor &text);

} // namespace liteboxd::sandboxes
