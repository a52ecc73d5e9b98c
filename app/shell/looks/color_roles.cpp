// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/looks/color_roles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace liteboxd::shell {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;

    QColor of(Scheme scheme) const { return QColor::fromRgb(scheme == Scheme::Dark ? dark : light); }
};

// In the order of ColorRole. Text colours keep a contrast of 4.5 with the ground of their scheme (tested).
constexpr std::array<Pair, 6> s_roles{{
    {0xff18794e, 0xff4cc38a}, // Ok
    {0xff8f5400, 0xffe5b04a}, // Warning
    {0xffbf2a30, 0xffff8b85}, // Danger
    {0xff59636e, 0xff9ba6b2}, // Muted
    {0xff1f5fc4, 0xff7db0ff}, // Accent
    {0xffd9dee4, 0xff3b434d}, // Border
}};

struct PaletteRow
{
    QPalette::ColorRole role;
    Pair pair;
};

constexpr std::array<PaletteRow, 17> s_palette{{
    {QPalette::Window, {0xfff3f5f8, 0xff23282f}},
    {QPalette::WindowText, {0xff1b2027, 0xffe3e8ee}},
    {QPalette::Base, {0xffffffff, 0xff171a1f}},
    {QPalette::AlternateBase, {0xfff9fafc, 0xff1b1f25}},
    {QPalette::Text, {0xff1b2027, 0xffe3e8ee}},
    {QPalette::PlaceholderText, {0xff6b7580, 0xff87929e}},
    {QPalette::Button, {0xfffbfcfd, 0xff2f353e}},
    {QPalette::ButtonText, {0xff1b2027, 0xffe3e8ee}},
    {QPalette::ToolTipBase, {0xff262c33, 0xff2f353d}},
    {QPalette::ToolTipText, {0xfff3f5f8, 0xffe3e8ee}},
    {QPalette::Highlight, {0xffd5e4fb, 0xff27436b}},
    {QPalette::HighlightedText, {0xff14213a, 0xfff0f5fc}},
    {QPalette::Link, {0xff1f5fc4, 0xff7db0ff}},
    {QPalette::LinkVisited, {0xff6b47b8, 0xffb79bf2}},
    {QPalette::BrightText, {0xffffffff, 0xffffffff}},
    {QPalette::Mid, {0xffc4cbd3, 0xff3c444e}},
    {QPalette::Shadow, {0xff8b95a1, 0xff000000}},
}};

constexpr Pair s_disabledText{0xff9aa3ad, 0xff67717c};

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor blend(const QColor &over, const QColor &ground, double share)
{
    const auto mix = [share](float a, float b) { return static_cast<float>(a * share + b * (1.0 - share)); };
    return QColor::fromRgbF(mix(over.redF(), ground.redF()), mix(over.greenF(), ground.greenF()),
                            mix(over.blueF(), ground.blueF()));
}

} // namespace

QColor color(ColorRole role, Scheme scheme)
{
    return s_roles.at(static_cast<std::size_t>(role)).of(scheme);
}

QColor color(ColorRole role, const QPalette &palette)
{
    return color(role, schemeOf(palette));
}

QColor softColor(ColorRole role, const QPalette &palette)
{
    return blend(color(role, palette), palette.color(QPalette::Base), schemeOf(palette) == Scheme::Dark ? 0.18 : 0.11);
}

Scheme schemeOf(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText)) ? Scheme::Dark
                                                                                                       : Scheme::Light;
}

QPalette fusionPalette(Scheme scheme)
{
    QPalette palette;
    for (const auto &[role, pair] : s_palette)
        palette.setColor(role, pair.of(scheme));
    const QColor window = palette.color(QPalette::Window);
    palette.setColor(QPalette::Light, blend(Qt::white, window, scheme == Scheme::Dark ? 0.12 : 0.8));
    palette.setColor(QPalette::Midlight, blend(Qt::white, window, scheme == Scheme::Dark ? 0.06 : 0.4));
    palette.setColor(QPalette::Dark, blend(Qt::black, window, scheme == Scheme::Dark ? 0.4 : 0.25));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, s_disabledText.of(scheme));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, blend(palette.color(QPalette::Mid), window, 0.5));
    return palette;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace liteboxd::shell
