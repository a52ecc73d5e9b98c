// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"

#include <QJsonObject>

namespace liteboxd::demo {

/// What the API server fills in before anybody owns a field: pull policies, probe timings, protocols, restart policy,
/// policy types … as the schema of Kubernetes 1.34 says.
QJsonObject withDefaults(const ResourceType &type, QJsonObject object);

/// What admission adds to a new object, owned by nobody: a pod's tolerations, priority and status, the label and
/// finalizer of a namespace.
QJsonObject admitted(const ResourceType &type, QJsonObject object);

} // namespace liteboxd::demo
