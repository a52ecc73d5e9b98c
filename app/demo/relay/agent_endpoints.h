// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"

#include <string>

namespace liteboxd::demo {

/// What the demo's agent says of the pods on its node: a line for each, "NAMESPACE/POD ENFORCEMENT WANTED REALISED", as
/// `cilium-dbg endpoint list` writes it when it is asked for these columns; whatever the options are. What is enforced
/// follows from the policies. `agent` is its pod: with the annotation liteboxd.io/demo-behaviour=idle it enforces
/// nothing.
std::string agentEndpoints(const ObjectStore &store, const QString &agent);

} // namespace liteboxd::demo
