// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace liteboxd::sandbox {

/// Why `tar` could not be run in a sandbox, from what the cluster says of it. Where the image has none it is
/// Unsupported, of the sandbox; other errors stay as they are.
base::Error tarError(const base::Error &error);

} // namespace liteboxd::sandbox
