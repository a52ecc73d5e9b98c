// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_keys.h"

#include <utility>

namespace liteboxd::terminal {

std::optional<TerminalKey> terminalKey(const QKeyEvent &event)
{
    static constexpr std::pair<int, TerminalKey> keys[]{
        {Qt::Key_Return, TerminalKey::Enter},    {Qt::Key_Enter, TerminalKey::Enter},
        {Qt::Key_Tab, TerminalKey::Tab},         {Qt::Key_Backtab, TerminalKey::Tab},
        {Qt::Key_Backspace, TerminalKey::Backspace}, {Qt::Key_Escape, TerminalKey::Escape},
        {Qt::Key_Up, TerminalKey::Up},           {Qt::Key_Down, TerminalKey::Down},
        {Qt::Key_Left, TerminalKey::Left},       {Qt::Key_Right, TerminalKey::Right},
        {Qt::Key_Insert, TerminalKey::Insert},   {Qt::Key_Delete, TerminalKey::Delete},
        {Qt::Key_Home, TerminalKey::Home},       {Qt::Key_End, TerminalKey::End},
        {Qt::Key_PageUp, TerminalKey::PageUp},   {Qt::Key_PageDown, TerminalKey::PageDown}};
    for (const auto &[qt, key] : keys) {
        if (event.key() == qt)
            return key;
    }
    if (event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F12)
        return static_cast<TerminalKey>(static_cast<int>(TerminalKey::F1) + event.key() - Qt::Key_F1);
    return std::nullopt;
}

TerminalModifiers terminalModifiers(Qt::KeyboardModifiers modifiers)
{
    return {.shift = modifiers.testFlag(Qt::ShiftModifier),
            .alt = modifiers.testFlag(Qt::AltModifier),
            .control = modifiers.testFlag(Qt::ControlModifier)};
}

bool pressKey(TerminalScreen &screen, const QKeyEvent &event)
{
    TerminalModifiers modifiers = terminalModifiers(event.modifiers());
    if (const auto key = terminalKey(event)) {
        modifiers.shift = modifiers.shift || event.key() == Qt::Key_Backtab;
        screen.press(*key, modifiers);
        return true;
    }
    // With Ctrl the text is a control character already; libvterm wants the letter and makes that itself.
    if (modifiers.control && event.key() >= Qt::Key_Space && event.key() <= Qt::Key_AsciiTilde) {
        const int key = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z ? event.key() + ('a' - 'A') : event.key();
        modifiers.shift = false;
        screen.type(static_cast<char32_t>(key), modifiers);
        return true;
    }
    // What Shift and AltGr do is in the text.
    modifiers.shift = false;
    modifiers.control = false;
    bool any = false;
    for (const char32_t character : event.text().toUcs4()) {
        if (character < 0x20)
            continue;
        screen.type(character, modifiers);
        any = true;
    }
    return any;
}

} // namespace liteboxd::terminal
