// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace liteboxd::tests {

/// A clock that stands still until the test moves it.
class FakeClock final : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::time_point(m_passed);
    }
    std::chrono::system_clock::time_point wall() const override
    {
        return std::chrono::system_clock::time_point(std::chrono::seconds(1'800'000'000)) +
               std::chrono::duration_cast<std::chrono::system_clock::duration>(m_passed);
    }

    void advance(std::chrono::milliseconds time) { m_passed += time; }

private:
    std::chrono::milliseconds m_passed{1000};
};

} // namespace liteboxd::tests
