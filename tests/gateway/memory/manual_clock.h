// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/clock.h"

namespace liteboxd::io {

/// The clock of every program that this is linked to: it stands still but for advance(). One thread.
class ManualClock
{
public:
    /// Back to the beginning of time.
    static void reset();
    static void advance(Clock::duration by);
};

} // namespace liteboxd::io
