// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// {id, accessToken}: for the commands that are allowed to show it.
QJsonObject tokenJson(const sandbox::Sandbox &sandbox);

Shape tokenShape();

} // namespace liteboxd::ctl
