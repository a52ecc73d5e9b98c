// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_digest.h"
#include "core/policy/explain/policy_explainer.h"

#include <QString>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace liteboxd::flows {

/// What changed policies would do with connections that were seen.
struct Replay
{
    struct Change
    {
        QString target; ///< "pypi.org:443"
        QStringList sandboxes;
        std::uint64_t count = 0; ///< packets or messages that were seen of it
    };

    std::vector<Change> nowDropped; ///< would pass with the policies of before, and no more; the most first
    std::vector<Change> nowPassing; ///< the other way round
    std::uint64_t asked = 0;        ///< flows that could be computed, by count
    std::uint64_t unknown = 0;      ///< those that could not

    std::uint64_t newlyDropped() const;
    std::uint64_t newlyPassing() const;
};

/// Asks both sets of policies about each. Computed: it says what Cilium would do, not what it did. Whoever stops it
/// gets what was asked until then. Any thread.
Replay replay(const std::vector<SeenFlow> &seen, const policy::explain::PolicyExplainer &before,
              const policy::explain::PolicyExplainer &after, const std::stop_token &stop = {});

} // namespace liteboxd::flows
