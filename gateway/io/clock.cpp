// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/clock.h"

namespace liteboxd::io {

// Nothing else may stand in this file: see Clock.
Clock::time_point Clock::now() noexcept
{
    return std::chrono::steady_clock::now();
}

} // namespace liteboxd::io
