// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace liteboxd::policy {

/// A YAML text of one mapping as the JSON object that Kubernetes would make of it: plain scalars are null, booleans or
/// numbers where they look so (YAML 1.2 core schema), quoted ones are text. Malformed, with line and column, for
/// anything else; aliases count as what they stand for.
base::Result<QJsonObject> objectFromYaml(const QByteArray &yaml);

} // namespace liteboxd::policy
