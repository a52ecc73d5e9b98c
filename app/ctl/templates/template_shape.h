// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/templates/sandbox_template.h"

#include <QJsonObject>

#include <optional>

namespace liteboxd::ctl {

/// {name, version, spec, createdAt, restoredFrom, sandboxes}; `sandboxes` is how many there are of it, where known.
QJsonObject templateJson(const sandbox::SandboxTemplate &value, std::optional<int> sandboxes = {});

/// A template in tables.
Shape templateShape();

} // namespace liteboxd::ctl
