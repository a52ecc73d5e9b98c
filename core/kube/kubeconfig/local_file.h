// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace liteboxd::kube {

/// What is done about a pipe: <(command), /dev/stdin.
enum class Pipes {
    Refused, ///< it would hold us up until somebody writes
    Read     ///< to its end: for programs that have nothing else to do meanwhile
};

/// The contents of a small local file. Only regular files, perhaps behind links, are read, and pipes where that is
/// asked for: a device that somebody named never holds us up. FileUnreadable with the reason, or Malformed if it is
/// larger than `limit`; the context is the path, "" in quotes.
base::Result<std::string> readLocalFile(const std::filesystem::path &path, std::size_t limit = 4 << 20,
                                        Pipes pipes = Pipes::Refused);

} // namespace liteboxd::kube
