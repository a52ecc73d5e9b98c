// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/api_target.h"
#include "core/demo/object_store.h"
#include "core/demo/status.h"

#include <QString>

namespace liteboxd::demo {

/// The container that a request for exec or log is about: the one it names, else the pod's first. 404 for a pod that is
/// not there, 400 for one without a node and for a name it does not have.
Outcome<QString> containerOf(const ObjectStore &store, const ApiTarget &target);

} // namespace liteboxd::demo
