// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/verdict.h"
#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <vector>

namespace liteboxd::policy {

/// What the account may not read of one kind.
struct UnreadKind
{
    std::string plural; ///< "ciliumclusterwidenetworkpolicies"
    bool isPolicy = false;
    std::string except{}; ///< the namespace in which they were read all the same; empty: none were

    /// "nodes", "pods outside of namespace liteboxd"
    std::string text() const;

    bool operator==(const UnreadKind &) const = default;
};

/// What decides verdicts, as far as it can be read.
struct ClusterReading
{
    objects::ClusterObjects objects{};
    std::vector<UnreadKind> unread{};

    /// "nodes, pods outside of namespace liteboxd"; empty if everything was read.
    std::string unreadText() const;
};

/// A verdict over objects of which some could not be read: Unknown if policies are among them that may decide it, as it
/// is otherwise. `nameSpace` is that of the pod that is asked about.
explain::Verdict doubted(explain::Verdict verdict, const std::vector<UnreadKind> &unread, const std::string &nameSpace);

} // namespace liteboxd::policy
