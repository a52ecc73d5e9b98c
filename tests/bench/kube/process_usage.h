// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::bench {

/// CPU time of this process so far, all threads.
double cpuSeconds();

/// That of another process; 0 if there is none.
double cpuSecondsOf(long long process);

/// What of this process is in memory now.
double residentMiB();

} // namespace liteboxd::bench
