// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::engine {

/// A decoy was used as a token: whoever did has read what nobody had reason to read.
struct DecoyUse
{
    std::string sandboxId; ///< whose decoy it is; what was to be opened with it may be another's
};

} // namespace liteboxd::engine
