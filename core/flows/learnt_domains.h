// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_digest.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace liteboxd::flows {

/// An allow-list that would let through what a sandbox was seen to want.
struct LearntDomains
{
    QStringList domains; ///< names, and "*.parent" where many names have one parent; sorted
    QStringList unnamed; ///< targets of the world for which no name is known: no list of names opens them
    std::uint64_t flows = 0;
};

/// Whether an entry of allowed domains means a name: the name itself, or every depth below "*.parent".
bool allowsName(const QString &domain, const QString &name);

/// The smallest list of names for one sandbox, from what was seen since a time. `present` are the domains that it has
/// already; names that they mean are not proposed again.
LearntDomains learntDomains(const std::vector<SeenFlow> &seen, const QString &sandboxId,
                            std::optional<std::chrono::system_clock::time_point> since, const QStringList &present);

} // namespace liteboxd::flows
