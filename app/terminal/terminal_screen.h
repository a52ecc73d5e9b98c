// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal_cell.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::terminal {

/// What a program wants to hear of the mouse.
enum class MouseMode { None, Click, Drag, Move };

/// Keys that are no characters.
enum class TerminalKey {
    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Insert,
    Delete,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12
};

struct TerminalModifiers
{
    bool shift = false;
    bool alt = false;
    bool control = false;
};

/// The state of a terminal: what a program wrote, interpreted by libvterm as xterm does, with the lines that went out
/// at the top. Bytes may be cut anywhere, also inside a character or a sequence. What the program wrote is somebody
/// else's: it can change the screen and nothing more; the title is to be shown as a stranger's text.
///
/// No Qt. One thread; the functions it is given are called inside write() and the inputs.
class TerminalScreen
{
public:
    static constexpr std::size_t MostHistory = 10'000;

    struct Listener
    {
        std::function<void(std::string_view)> output{}; ///< bytes for the program
        std::function<void()> changed{};                ///< something is to be drawn anew
        std::function<void(int lines)> scrolled{};      ///< so many lines went into the history
        std::function<void()> bell{};
    };

    TerminalScreen(int rows, int columns, Listener listener);
    ~TerminalScreen();
    TerminalScreen(const TerminalScreen &) = delete;
    TerminalScreen &operator=(const TerminalScreen &) = delete;

    /// Bytes of the program.
    void write(std::string_view bytes);

    /// At least 1 x 1.
    void resize(int rows, int columns);

    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    int historyLines() const;

    /// Blank for a place that is not there.
    TerminalCell cell(TerminalPosition place) const;

    /// From `from` up to and without `to`, as text to copy: lines end where their text does.
    std::string text(TerminalPosition from, TerminalPosition to) const;

    /// What stands between blanks around a place: where it begins, and behind it.
    std::pair<TerminalPosition, TerminalPosition> wordAt(TerminalPosition place) const;

    TerminalPosition cursor() const { return m_cursor; }
    bool isCursorVisible() const { return m_cursorVisible; }
    bool isAlternate() const { return m_alternate; }
    MouseMode mouseMode() const { return m_mouse; }
    const std::string &title() const { return m_title; }

    // What the person does.
    void press(TerminalKey key, TerminalModifiers modifiers);
    void type(char32_t character, TerminalModifiers modifiers);

    /// In brackets where the program asked for them; controls other than tab and line end are left out, so that what is
    /// pasted cannot end the brackets.
    void paste(std::string_view text);

    /// Buttons 1 to 3, the wheel 4 (up) and 5 (down).
    void moveMouse(TerminalPosition place, TerminalModifiers modifiers);
    void pressMouse(int button, bool pressed, TerminalModifiers modifiers);

private:
    struct Vterm;

    std::unique_ptr<Vterm> m_vterm;
    Listener m_listener;
    int m_rows;
    int m_columns;
    TerminalPosition m_cursor;
    bool m_cursorVisible = true;
    bool m_alternate = false;
    MouseMode m_mouse = MouseMode::None;
    std::string m_title;
};

} // namespace liteboxd::terminal
