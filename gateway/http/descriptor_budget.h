// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace liteboxd::http {

/// How the file descriptors that a process may have are divided. Each client's connection has one to an upstream behind
/// it, so what idles in pools and pipes is bounded, and clients are taken only up to where the connections to upstreams
/// they ask for can still be made. The rest is for everything else: listening sockets, the watch of the cluster, logs.
struct DescriptorBudget
{
    std::size_t clients = 0;                ///< connections of clients, all workers together
    std::size_t idleUpstreamsPerWorker = 0; ///< kept connections
    std::size_t pipesPerWorker = 0;         ///< of two descriptors each

    static DescriptorBudget of(std::size_t descriptors, std::size_t workers);
    /// With the present RLIMIT_NOFILE.
    static DescriptorBudget ofProcess(std::size_t workers);
};

/// Lifts the soft RLIMIT_NOFILE to the hard one (to a million, if that is more). For a program, at its start.
void useAllDescriptors();

} // namespace liteboxd::http
