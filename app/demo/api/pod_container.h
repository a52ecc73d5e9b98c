// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_store.h"
#include "app/demo/objects/status.h"

#include <QString>

namespace liteboxd::demo {

/// The container that a request for exec or log is about: the one it names, else the pod's first. 404 for a pod that is
/// not there, 400 for one without a node and for a name it does not have.
Outcome<QString> containerOf(const ObjectStore &store, const ApiTarget &target);

} // namespace liteboxd::demo
