// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <string>

namespace liteboxd::ctl {

/// The contents of a file that the command line names, at most 16 MiB; "-" is standard input. FileUnreadable, Malformed
/// (too large).
base::Result<QByteArray> readInput(const std::string &name);

/// The same error, saying that it is in this file.
base::Error inFile(base::Error error, const std::string &name);

} // namespace liteboxd::ctl
