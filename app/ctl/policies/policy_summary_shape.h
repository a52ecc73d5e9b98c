// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/policy/policy_json.h"

namespace liteboxd::ctl {

Shape summaryShape();

/// The same objects, with their drift in the table.
Shape differenceShape();

} // namespace liteboxd::ctl
