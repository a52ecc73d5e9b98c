// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal_screen.h"

#include <QKeyEvent>

#include <optional>

namespace liteboxd::terminal {

/// The key of a terminal that a key event means; nothing for characters and for modifiers alone.
std::optional<TerminalKey> terminalKey(const QKeyEvent &event);

TerminalModifiers terminalModifiers(Qt::KeyboardModifiers modifiers);

/// Gives the screen what a key event means. False if it means nothing to a terminal.
bool pressKey(TerminalScreen &screen, const QKeyEvent &event);

} // namespace liteboxd::terminal
