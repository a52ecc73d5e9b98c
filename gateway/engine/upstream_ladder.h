// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/sandbox_id.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/io/waiter.h"

#include <optional>
#include <unordered_map>

namespace liteboxd::engine {

/// Which way `auto` takes to a sandbox, and why not a better one. A value.
struct UpstreamChoice
{
    base::SandboxId sandboxId;
    UpstreamMode mode = UpstreamMode::Direct;
    std::optional<UpstreamMode> failed; ///< the last better way that was tried; nullopt: there is none, or none was
    std::optional<base::Error> fault;   ///< what it failed with

    bool operator==(const UpstreamChoice &) const = default;
};

/// What `auto` has learned about the ways to each sandbox: direct, portforward, apiserver. One worker's; no lock.
///
/// The whole of `auto`: a request begins at begin() and goes down, way by way, until one gives a connection
/// (LadderDescent, which also knows what a refusal at the address may mean). The way that did is chosen for the
/// sandbox: choose(), on the worker's own ladder first and then on every other's (GatewayWorker::noteChoice), so that
/// all workers take it from then on. A way that is not the best is looked at again beside the requests, for none of
/// them is to wait for it: when a request comes and takeRetry() says that it is time, probeBetterWays() tries the
/// better ways and reports back by choose() or postpone(). retryAll() makes it time at once; keepOnly() forgets.
class UpstreamLadder
{
public:
    /// When a better way than the chosen one is tried again: doubles with each failure, from the first to the last.
    static constexpr std::chrono::seconds firstRetry{30};
    static constexpr std::chrono::seconds lastRetry{600};

    /// The way to try first. For a sandbox that nothing is known of: direct, unless that has worked for none and
    /// another way has.
    UpstreamMode begin(const base::SandboxId &sandboxId) const;

    /// Whether `mode` has worked for the sandbox, in this network as far as is known.
    bool hasWorked(const base::SandboxId &sandboxId, UpstreamMode mode) const;

    /// Whether the ways better than the chosen one are to be tried again now, beside the requests. Said once; the
    /// caller reports back by choose() or postpone().
    bool takeRetry(const base::SandboxId &sandboxId, io::Deadline now);

    /// `choice.mode` works. True if that is news.
    bool choose(const UpstreamChoice &choice, io::Deadline now);

    /// The better ways failed again.
    void postpone(const base::SandboxId &sandboxId, io::Deadline now);

    /// Every better way is worth a try again: credentials or network have changed. For the same reason the address of
    /// a pod may be somebody else's now, until choose() says that it works.
    void retryAll(io::Deadline now);

    /// Forgets sandboxes that are gone.
    void keepOnly(const RouteTable &routes);

    const UpstreamChoice *find(const base::SandboxId &sandboxId) const;

private:
    struct Known
    {
        UpstreamChoice choice;
        std::chrono::seconds wait = firstRetry;
        io::Deadline retryAt = io::Deadline::max();
        bool isDoubtful = false; ///< it worked in a network that may have been another one
    };

    std::unordered_map<base::SandboxId, Known> m_known;
    std::size_t m_direct = 0;                     ///< sandboxes that direct works for
    UpstreamMode m_latest = UpstreamMode::Direct; ///< what was chosen last
};

} // namespace liteboxd::engine
