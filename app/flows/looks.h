// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "core/flows/flow.h"

#include <QString>

namespace liteboxd::flows {

/// Icon, colour and line of a verdict; its word stands beside it.
struct Look
{
    shell::ColorRole role;
    QString iconName;
    Qt::PenStyle line; ///< in the map: colour alone tells nobody who does not see it
};

Look look(Verdict verdict);

} // namespace liteboxd::flows
