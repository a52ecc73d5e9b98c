// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::monitor {

/// What the kernel says of this process (proc(5)). Zero where it says nothing.
struct ProcessFigures
{
    double cpuSeconds = 0;
    double residentBytes = 0;
    double openDescriptors = 0;
    double mostDescriptors = 0;
    double startSeconds = 0; ///< since 1970

    static ProcessFigures read();
};

} // namespace liteboxd::monitor
