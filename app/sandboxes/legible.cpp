// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/legible.h"

#include "app/shell/looks/color_roles.h"

namespace liteboxd::sandboxes {

QColor legible(const QColor &tone, const QColor &ground, const QColor &text)
{
    constexpr double enough = 4.5;
    constexpr int steps = 10;
    for (int step = 0; step < steps; ++step) {
        const float share = static_cast<float>(step) / steps;
        const auto mix = [share](float of, float in) { return of * share + in * (1 - share); };
        const QColor mixed = QColor::fromRgbF(mix(text.redF(), tone.redF()), mix(text.greenF(), tone.greenF()),
                                              mix(text.blueF(), tone.blueF()));
        if (shell::contrast(mixed, ground) >= enough)
            return mixed;
    }
    return text;
}

} // namespace liteboxd::sandboxes
