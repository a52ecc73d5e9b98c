// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_store.h"
#include "app/demo/objects/status.h"

#include <QJsonObject>
#include <QString>

namespace liteboxd::demo {

/// The container that a request for exec or log is about: the one it names, else the only one. 404 for a pod that is
/// not there, 400 for one without a node, for a name it does not have, and for none where there are several.
Outcome<QString> containerOf(const ObjectStore &store, const ApiTarget &target);

/// What its status says of a container: "running", "waiting" or "terminated" with more in it; empty while it says
/// nothing.
QJsonObject stateOf(const ObjectStore &store, const ApiTarget &target, const QString &container);

} // namespace liteboxd::demo
