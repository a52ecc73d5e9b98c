// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace liteboxd::demo {

/// The clock of this machine, ahead by so much: a cluster whose time is wrong. Any thread.
class ShiftedClock final : public base::Clock
{
public:
    explicit ShiftedClock(std::chrono::seconds ahead)
        : m_ahead(ahead)
    {}

    std::chrono::steady_clock::time_point steady() const override { return std::chrono::steady_clock::now(); }
    std::chrono::system_clock::time_point wall() const override { return std::chrono::system_clock::now() + m_ahead; }

private:
    const std::chrono::seconds m_ahead;
};

} // namespace liteboxd::demo
