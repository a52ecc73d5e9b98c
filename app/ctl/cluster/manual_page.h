// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// The manual page of a whole command line, in the man macros of roff (man-pages(7)), from the same texts as --help.
/// Pure.
std::string manualPage(const CLI::App &root, const std::string &version);

} // namespace liteboxd::ctl
