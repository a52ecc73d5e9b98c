// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace liteboxd::terminal {

struct Rgb
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Rgb &) const = default;
};

/// What stands in one place of a terminal, as it is to be drawn. A value.
struct TerminalCell
{
    std::u32string text{}; ///< a character and what combines with it; empty for a blank, and behind a wide one
    int width = 1;         ///< columns: 2 for a wide character
    std::optional<Rgb> foreground{}; ///< nothing: the terminal's own
    std::optional<Rgb> background{};
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool strike = false;
    bool reverse = false;

    bool operator==(const TerminalCell &) const = default;
};

/// A place: lines count from the top of the screen, those of the history are negative and -1 is the last of them.
struct TerminalPosition
{
    int line = 0;
    int column = 0;

    auto operator<=>(const TerminalPosition &) const = default;
};

} // namespace liteboxd::terminal
