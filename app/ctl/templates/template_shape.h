// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/templates/template_json.h"

namespace liteboxd::ctl {

using sandbox::templateJson;

/// A template in tables.
Shape templateShape();

} // namespace liteboxd::ctl
