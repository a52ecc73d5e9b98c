// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::program {

/// Where the programs of this user keep what is for later: liteboxd/store.sqlite in the data folder of the XDG Base
/// Directory Specification ($XDG_DATA_HOME, or ~/.local/share).
QString storeFile();

} // namespace liteboxd::program
