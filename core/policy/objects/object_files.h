// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/objects/cluster_objects.h"

#include <QByteArray>
#include <QString>

namespace liteboxd::policy::objects {

/// Adds every document of a YAML text (or JSON, which is YAML). Malformed, with line and column, for what is no YAML or
/// whose document is no mapping. Empty documents are passed over.
base::Result<void> addYaml(const QByteArray &yaml, ClusterObjects &objects);

/// The objects in all .yaml, .yml and .json files below a folder, in the order of their paths. NotFound if there is no
/// such folder, InvalidArgument for a file or an empty name in its place; FileUnreadable or Malformed for what is below it,
/// whose path is the context.
base::Result<ClusterObjects> objectsFromFolder(const QString &folder);

} // namespace liteboxd::policy::objects
