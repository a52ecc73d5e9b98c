// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QString>

namespace liteboxd::overview {

/// How one part stands: a card of the page.
struct Health
{
    shell::ColorRole role = shell::ColorRole::Muted;
    QString iconName;
    QString text; ///< translated; empty: nothing is known, and there is no card
    QString page; ///< id of the page that says more; may be empty
};

} // namespace liteboxd::overview
