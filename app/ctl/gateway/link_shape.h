// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"

namespace liteboxd::ctl {

/// Of sandbox::jsonOf(BrowserLink), and with what a gateway adds to it.
Shape linkShape();

} // namespace liteboxd::ctl
