// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/peer.h"
#include "core/verify/observations.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::verify {

/// A connection that the policies are asked about, at one sandbox.
struct ReachQuestion
{
    policy::explain::Direction direction = policy::explain::Direction::Egress;
    policy::explain::Peer peer{};
    policy::explain::TargetPort port{};
    QString words{}; ///< "the API server on 6443/tcp"
};

/// What the policies say about one question.
struct ReachAnswer
{
    policy::explain::Outcome outcome = policy::explain::Outcome::Unknown;
    QString because{}; ///< the policies that decide, or why it cannot be told
    QStringList policies{}; ///< those that decide, by kind and name
};

/// Asks the policies of `one`, and those of the other end too where that is a pod that was read. Pure.
ReachAnswer ask(const Observations &seen, const sandbox::Sandbox &one, const ReachQuestion &question);

/// Whether a policy cuts the sandbox off in this direction.
bool isIsolated(const Observations &seen, const sandbox::Sandbox &one, policy::explain::Direction direction);

} // namespace liteboxd::verify
