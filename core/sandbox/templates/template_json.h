// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/templates/sandbox_template.h"

#include <QJsonObject>

#include <optional>

namespace liteboxd::sandbox {

/// A template as scripts see it: {name, version, spec, createdAt, restoredFrom, sandboxes}; `sandboxes` is how many
/// there are of it, where known.
QJsonObject templateJson(const SandboxTemplate &value, std::optional<int> sandboxes = {});

} // namespace liteboxd::sandbox
