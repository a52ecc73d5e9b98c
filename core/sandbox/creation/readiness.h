// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <QString>

#include <optional>

namespace liteboxd::sandbox {

/// Whether a pod for which the cluster gives this reason comes up by itself no more: "ImagePullBackOff",
/// "Unschedulable".
bool needsSomebody(const QString &reason);

/// Why a new sandbox will not come up without somebody changing something, in the cluster's words: its image cannot be
/// had, no node takes it, its container cannot be made, it has ended. Nothing while it may still come. Pure.
std::optional<QString> whyNeverReady(const Sandbox &sandbox);

} // namespace liteboxd::sandbox
