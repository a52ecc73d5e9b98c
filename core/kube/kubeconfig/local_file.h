// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace liteboxd::kube {

/// The contents of a small local file. Only regular files, perhaps behind links, are read: a pipe or a device that
/// somebody named never holds us up. FileUnreadable with the reason, or Malformed if it is larger than `limit`; the
/// context is the path.
base::Result<std::string> readLocalFile(const std::filesystem::path &path, std::size_t limit = 4 << 20);

} // namespace liteboxd::kube
