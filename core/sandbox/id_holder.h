// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QStringList>

#include <vector>

namespace liteboxd::sandbox {

/// Which of the pods that claim one id holds it, and so gets what is sent to the sandbox. `last` held it before;
/// nullptr: nobody did. Everybody who may create pods can make one with labels and an owner of a sandbox, so an id that
/// is held is not given away to the newest claim. In this order:
/// - The pod named "sandbox-{id}": there can be one of that name, and nobody else gets it while it is there.
/// - The last holder while it runs and has an address; then the youngest such pod of the same controller, by whose uid
///   alone a pod counts as its successor.
/// - Else of those that stay before those that terminate, and of these of those that run with an address: the pods of
///   the controller whose first one is the oldest, and of them the youngest; then the greater uid.
/// Without `last` it does not depend on the order of the pods. Nullptr if there are none. Pure.
SandboxPtr idHolder(const std::vector<SandboxPtr> &claims, const SandboxPtr &last);

/// The names of the pods that want the id that `holder` has and are none of its own controller's, in order. One that
/// has ended or terminates wants nothing. Pure.
QStringList rivalsOf(const Sandbox &holder, const std::vector<SandboxPtr> &claims);

} // namespace liteboxd::sandbox
