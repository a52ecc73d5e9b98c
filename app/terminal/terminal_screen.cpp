// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_screen.h"

#include <vterm.h>

#include <algorithm>
#include <utility>

namespace liteboxd::terminal {

namespace {

constexpr std::size_t s_longestTitle = 256;
constexpr int s_most = 1000; ///< rows and columns: what a window can have

/// libvterm's number for "the second half of the wide character before".
constexpr std::uint32_t s_secondHalf = 0xffffffffU;

bool isBlank(const VTermScreenCell &cell)
{
    return cell.chars[0] == 0 && VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) && !cell.attrs.reverse;
}

void appendUtf8(std::string &to, char32_t c)
{
    const auto byte = [&to](char32_t value) { to += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xc0 | (c >> 6));
        byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        byte(0xe0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    } else {
        byte(0xf0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3f));
        byte(0x80 | ((c >> 6) & 0x3f));
        byte(0x80 | (c & 0x3f));
    }
}

VTermModifier modifier(TerminalModifiers modifiers)
{
    return static_cast<VTermModifier>((modifiers.shift ? VTERM_MOD_SHIFT : 0) | (modifiers.alt ? VTERM_MOD_ALT : 0) |
                                      (modifiers.control ? VTERM_MOD_CTRL : 0));
}

VTermKey vtermKey(TerminalKey key)
{
    switch (key) {
    case TerminalKey::Enter:
        return VTERM_KEY_ENTER;
    case TerminalKey::Tab:
        return VTERM_KEY_TAB;
    case TerminalKey::Backspace:
        return VTERM_KEY_BACKSPACE;
    case TerminalKey::Escape:
        return VTERM_KEY_ESCAPE;
    case TerminalKey::Up:
        return VTERM_KEY_UP;
    case TerminalKey::Down:
        return VTERM_KEY_DOWN;
    case TerminalKey::Left:
        return VTERM_KEY_LEFT;
    case TerminalKey::Right:
        return VTERM_KEY_RIGHT;
    case TerminalKey::Insert:
        return VTERM_KEY_INS;
    case TerminalKey::Delete:
        return VTERM_KEY_DEL;
    case TerminalKey::Home:
        return VTERM_KEY_HOME;
    case TerminalKey::End:
        return VTERM_KEY_END;
    case TerminalKey::PageUp:
        return VTERM_KEY_PAGEUP;
    case TerminalKey::PageDown:
        return VTERM_KEY_PAGEDOWN;
    default:
        break;
    }
    const int number = static_cast<int>(key) - static_cast<int>(TerminalKey::F1) + 1;
    return static_cast<VTermKey>(VTERM_KEY_FUNCTION(number));
}

} // namespace

/// libvterm's side: its callbacks are plain functions.
struct TerminalScreen::Vterm
{
    using Line = std::vector<VTermScreenCell>; ///< without the blanks at its end

    explicit Vterm(TerminalScreen &screenOwner)
        : owner(screenOwner)
        , vt(vterm_new(owner.m_rows, owner.m_columns))
        , screen(vterm_obtain_screen(vt))
    {
        vterm_set_utf8(vt, 1);
        vterm_output_set_callback(vt, &Vterm::output, this);
        static constexpr VTermScreenCallbacks callbacks{.damage = &Vterm::damage,
                                                        .moverect = nullptr,
                                                        .movecursor = &Vterm::moveCursor,
                                                        .settermprop = &Vterm::setProperty,
                                                        .bell = &Vterm::bell,
                                                        .resize = nullptr,
                                                        .sb_pushline = &Vterm::pushLine,
                                                        .sb_popline = &Vterm::popLine};
        vterm_screen_set_callbacks(screen, &callbacks, this);
        vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCREEN);
        vterm_screen_enable_altscreen(screen, 1);
        vterm_screen_reset(screen, 1);
    }
    ~Vterm() { vterm_free(vt); }
    Vterm(const Vterm &) = delete;
    Vterm &operator=(const Vterm &) = delete;

    static TerminalScreen &screenOf(void *user) { return static_cast<Vterm *>(user)->owner; }

    static void output(const char *bytes, std::size_t length, void *user)
    {
        if (screenOf(user).m_listener.output)
            screenOf(user).m_listener.output({bytes, length});
    }

    static int damage(VTermRect, void *) { return 1; }

    static int moveCursor(VTermPos to, VTermPos, int visible, void *user)
    {
        screenOf(user).m_cursor = {to.row, to.col};
        screenOf(user).m_cursorVisible = visible != 0;
        return 1;
    }

    static int setProperty(VTermProp property, VTermValue *value, void *user)
    {
        TerminalScreen &terminal = screenOf(user);
        switch (property) {
        case VTERM_PROP_CURSORVISIBLE:
            terminal.m_cursorVisible = value->boolean != 0;
            break;
        case VTERM_PROP_ALTSCREEN:
            terminal.m_alternate = value->boolean != 0;
            break;
        case VTERM_PROP_MOUSE:
            terminal.m_mouse = static_cast<MouseMode>(std::clamp(value->number, 0, 3));
            break;
        case VTERM_PROP_TITLE:
            terminal.m_title = std::string(value->string).substr(0, s_longestTitle);
            break;
        default:
            break;
        }
        return 1;
    }

    static int bell(void *user)
    {
        if (screenOf(user).m_listener.bell)
            screenOf(user).m_listener.bell();
        return 1;
    }

    static int pushLine(int columns, const VTermScreenCell *cells, void *user)
    {
        auto *self = static_cast<Vterm *>(user);
        Line line(cells, cells + columns);
        while (!line.empty() && isBlank(line.back()))
            line.pop_back();
        line.shrink_to_fit();
        self->history.push_back(std::move(line));
        if (self->history.size() > MostHistory)
            self->history.pop_front();
        ++self->scrolled;
        return 1;
    }

    static int popLine(int columns, VTermScreenCell *cells, void *user)
    {
        auto *self = static_cast<Vterm *>(user);
        if (self->history.empty())
            return 0;
        const Line &line = self->history.back();
        VTermScreenCell blank{};
        blank.width = 1;
        vterm_state_get_default_colors(vterm_obtain_state(self->vt), &blank.fg, &blank.bg);
        for (int column = 0; column < columns; ++column) {
            const auto place = static_cast<std::size_t>(column);
            cells[column] = place < line.size() ? line[place] : blank;
        }
        self->history.pop_back();
        return 1;
    }

    bool read(TerminalPosition place, VTermScreenCell &cell) const
    {
        if (place.column < 0 || place.column >= owner.m_columns || place.line >= owner.m_rows)
            return false;
        if (place.line >= 0)
            return vterm_screen_get_cell(screen, {place.line, place.column}, &cell) != 0;
        const auto number = static_cast<std::ptrdiff_t>(history.size()) + place.line;
        if (number < 0)
            return false;
        const Line &line = history[static_cast<std::size_t>(number)];
        if (static_cast<std::size_t>(place.column) >= line.size())
            return false;
        cell = line[static_cast<std::size_t>(place.column)];
        return true;
    }

    std::optional<Rgb> rgb(VTermColor color) const
    {
        if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color))
            return std::nullopt;
        vterm_screen_convert_color_to_rgb(screen, &color);
        return Rgb{color.rgb.red, color.rgb.green, color.rgb.blue};
    }

    TerminalScreen &owner;
    VTerm *vt;
    VTermScreen *screen;
    std::deque<Line> history;
    int scrolled = 0;
};

TerminalScreen::TerminalScreen(int rows, int columns, Listener listener)
    : m_rows(std::clamp(rows, 1, s_most))
    , m_columns(std::clamp(columns, 1, s_most))
{
    m_vterm = std::make_unique<Vterm>(*this);
    m_listener = std::move(listener); // only now: the reset is no news
}

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::write(std::string_view bytes)
{
    vterm_input_write(m_vterm->vt, bytes.data(), bytes.size());
    vterm_screen_flush_damage(m_vterm->screen);
    if (const int lines = std::exchange(m_vterm->scrolled, 0); lines > 0 && m_listener.scrolled)
        m_listener.scrolled(lines);
    if (m_listener.changed)
        m_listener.changed();
}

void TerminalScreen::resize(int rows, int columns)
{
    rows = std::clamp(rows, 1, s_most);
    columns = std::clamp(columns, 1, s_most);
    if (rows == m_rows && columns == m_columns)
        return;
    m_rows = rows;
    m_columns = columns;
    vterm_set_size(m_vterm->vt, rows, columns);
    vterm_screen_flush_damage(m_vterm->screen);
    m_vterm->scrolled = 0;
    if (m_listener.changed)
        m_listener.changed();
}

int TerminalScreen::historyLines() const
{
    return static_cast<int>(m_vterm->history.size());
}

TerminalCell TerminalScreen::cell(TerminalPosition place) const
{
    VTermScreenCell raw{};
    if (!m_vterm->read(place, raw))
        return {};
    TerminalCell cell;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && raw.chars[i] != 0 && raw.chars[i] != s_secondHalf; ++i)
        cell.text += static_cast<char32_t>(raw.chars[i]);
    cell.width = raw.chars[0] == s_secondHalf ? 0 : std::max<int>(raw.width, 1);
    cell.foreground = m_vterm->rgb(raw.fg);
    cell.background = m_vterm->rgb(raw.bg);
    cell.bold = raw.attrs.bold;
    cell.italic = raw.attrs.italic;
    cell.underline = raw.attrs.underline != VTERM_UNDERLINE_OFF;
    cell.strike = raw.attrs.strike;
    cell.reverse = raw.attrs.reverse;
    return cell;
}

std::string TerminalScreen::text(TerminalPosition from, TerminalPosition to) const
{
    std::string out;
    for (int line = from.line; line <= to.line; ++line) {
        std::string text;
        const int end = line == to.line ? to.column : m_columns;
        std::size_t filled = 0;
        for (int column = line == from.line ? from.column : 0; column < end; ++column) {
            const TerminalCell here = cell({line, column});
            if (here.width == 0)
                continue;
            for (const char32_t c : here.text)
                appendUtf8(text, c);
            if (here.text.empty())
                text += ' ';
            else if (here.text != U" ")
                filled = text.size();
        }
        text.resize(filled);
        out += text;
        if (line < to.line)
            out += '\n';
    }
    return out;
}

void TerminalScreen::press(TerminalKey key, TerminalModifiers modifiers)
{
    vterm_keyboard_key(m_vterm->vt, vtermKey(key), modifier(modifiers));
}

void TerminalScreen::type(char32_t character, TerminalModifiers modifiers)
{
    vterm_keyboard_unichar(m_vterm->vt, character, modifier(modifiers));
}

std::pair<TerminalPosition, TerminalPosition> TerminalScreen::wordAt(TerminalPosition place) const
{
    const auto isWord = [&](int column) {
        const TerminalCell it = cell({place.line, column});
        return it.width == 0 || (!it.text.empty() && it.text != U" ");
    };
    int from = place.column;
    int to = place.column;
    while (from > 0 && isWord(from - 1))
        --from;
    while (to < columns() && isWord(to))
        ++to;
    return {{place.line, from}, {place.line, to}};
}

void TerminalScreen::paste(std::string_view text)
{
    std::string clean;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            if (clean.empty() || clean.back() != '\r')
                clean += '\r';
        } else if (byte >= 0x20 ? byte != 0x7f : (c == '\t' || c == '\r')) {
            clean += c;
        }
    }
    vterm_keyboard_start_paste(m_vterm->vt);
    if (m_listener.output)
        m_listener.output(clean);
    vterm_keyboard_end_paste(m_vterm->vt);
}

void TerminalScreen::moveMouse(TerminalPosition place, TerminalModifiers modifiers)
{
    vterm_mouse_move(m_vterm->vt, place.line, place.column, modifier(modifiers));
}

void TerminalScreen::pressMouse(int button, bool pressed, TerminalModifiers modifiers)
{
    if (m_mouse != MouseMode::None) // libvterm sends it to whom never asked
        vterm_mouse_button(m_vterm->vt, button, pressed, modifier(modifiers));
}

} // namespace liteboxd::terminal
