// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QIcon>
#include <QString>

#include <optional>

namespace liteboxd::shell {

/// One of our own icons (resources/icons/NAME.svg: 24 px grid, 1.5 px stroke, `currentColor`), drawn sharp at any size
/// and device pixel ratio. Its colour is looked up in the application's palette each time it is drawn, so it follows
/// light and dark; with `role` it is that role's colour. An unknown name gives a null icon.
QIcon icon(const QString &name, std::optional<ColorRole> role = std::nullopt);

/// The names of all icons.
QStringList iconNames();

} // namespace liteboxd::shell
