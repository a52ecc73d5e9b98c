// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/objects/cluster_objects.h"

#include <QJsonObject>

namespace liteboxd::policy::objects {

/// Adds one object of a cluster, as the API server would tell it, to `objects`. Lists (kind List, PodList, …) add their
/// items; kinds that decide no verdict are passed over. What is wrong with a policy is in its findings; Malformed for
/// any other object that cannot be read, with its kind and name in the context.
base::Result<void> addObject(const QJsonObject &object, ClusterObjects &objects);

} // namespace liteboxd::policy::objects
