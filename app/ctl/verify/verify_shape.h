// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"

namespace liteboxd::ctl {

/// Checks of a report, each with icon and word.
Shape checkShape();

/// Hops of the way to a sandbox, each with icon and word.
Shape hopShape();

/// {deleted}: how many probe pods.
Shape cleanUpShape();

/// {holds, fingerprint, own, trusted, run, finishedAt, cluster, result}, or {holds, reason}.
Shape reportCheckShape();

/// {file, size, files, missing, signed}: an archive that was written.
Shape bundleShape();

/// Verifications that were done.
Shape runShape();

/// Checks that there are, before any run.
Shape checkListShape();

} // namespace liteboxd::ctl
