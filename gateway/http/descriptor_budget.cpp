// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/descriptor_budget.h"

#include <sys/resource.h>

#include <algorithm>

namespace liteboxd::http {

namespace {

constexpr std::size_t forEverythingElse = 64;
constexpr std::size_t ofEachWorker = 8; ///< epoll, wakeup, reserves, a connection on its way
constexpr std::size_t most = 1U << 20U;

} // namespace

DescriptorBudget DescriptorBudget::of(std::size_t descriptors, std::size_t workers)
{
    const std::size_t total = std::min(descriptors, most);
    DescriptorBudget budget;
    budget.idleUpstreamsPerWorker = std::clamp<std::size_t>(total / 32 / workers, 1, 1024);
    budget.pipesPerWorker = std::clamp<std::size_t>(total / 64 / workers, 1, 64);
    const std::size_t fixed =
        forEverythingElse + workers * (ofEachWorker + budget.idleUpstreamsPerWorker + 2 * budget.pipesPerWorker);
    budget.clients = std::max<std::size_t>(total > fixed ? (total - fixed) / 2 : 0, 4);
    return budget;
}

DescriptorBudget DescriptorBudget::ofProcess(std::size_t workers)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return of(static_cast<std::size_t>(limit.rlim_cur), workers);
}

void useAllDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= limit.rlim_max)
        return;
    limit.rlim_cur = std::max<rlim_t>(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, most));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace liteboxd::http
