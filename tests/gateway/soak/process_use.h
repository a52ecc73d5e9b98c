// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace liteboxd::engine {

/// What this process holds of the machine.
struct ProcessUse
{
    std::size_t residentBytes = 0;
    std::size_t descriptors = 0;

    static ProcessUse now();
};

} // namespace liteboxd::engine
