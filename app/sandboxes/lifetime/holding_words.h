// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/ending_pod.h"

#include <QString>

namespace liteboxd::sandboxes {

/// What keeps a pod that is being deleted, translated: the time its processes have, a finalizer by its name, a node that
/// does not confirm. The rule is that of sandbox::whatHolds().
QString holding(const sandbox::EndingPod &pod, std::chrono::system_clock::time_point now);

/// Whether its processes' time is over: waiting alone may not help any more.
bool isLate(const sandbox::EndingPod &pod, std::chrono::system_clock::time_point now);

} // namespace liteboxd::sandboxes
