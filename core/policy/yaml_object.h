// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace liteboxd::policy {

/// A YAML text of one mapping as the JSON object that Kubernetes makes of it (yaml::jsonFromYaml()). Malformed, with
/// line and column, for anything else.
base::Result<QJsonObject> objectFromYaml(const QByteArray &yaml);

} // namespace liteboxd::policy
