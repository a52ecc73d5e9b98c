// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <chrono>
#include <cstdint>
#include <vector>

namespace liteboxd::flows {

/// Questions of DNS below one domain, and what could travel in them.
struct DnsQuestions
{
    std::uint64_t count = 0;
    std::uint64_t labelBytes = 0; ///< in the labels before the domain: what can carry data
    std::uint64_t forText = 0;    ///< for TXT, NULL and the like, which carry most on the way back

    double averageLabelBytes() const
    {
        return count == 0 ? 0 : static_cast<double>(labelBytes) / static_cast<double>(count);
    }
};

/// What one sandbox asked of DNS below one domain. DNS is a way out for data as long as names are asked at all: whoever
/// owns the domain reads the labels.
struct DnsUse
{
    QString sandboxId;
    QString domain;               ///< "example.com": the last labels of the names, those that one registers
    DnsQuestions questions;       ///< all of them
    DnsQuestions recent;          ///< since the last full ten minutes
    std::size_t uniqueNames = 0;  ///< of the recent ones; 2,000 are told apart
    std::uint64_t notFound = 0;   ///< answers NXDOMAIN
    std::uint64_t refused = 0;    ///< by policy
    std::uint64_t lastMinute = 0; ///< questions
    std::chrono::system_clock::time_point last{};

    /// Lately many names, few twice, with long labels or with answers that carry text: what a tunnel looks like, and no
    /// program that installs packages.
    bool looksLikeTunnel() const;
};

/// Counts DNS questions by sandbox and domain, where DNS flows are to be had (Cilium's DNS proxy). One thread.
///
/// Bounded, and so that no sandbox hides another, or itself, by asking much: each has 200 domains, the one that rested
/// longest makes room; old questions for one name do not dilute the new ones for many.
class DnsMeter
{
public:
    using Time = std::chrono::system_clock::time_point;

    /// The sandbox and domain that the flow was counted for; empty domain for what is no DNS of a sandbox.
    DnsUse take(const Flow &flow);

    /// The most bytes first.
    std::vector<DnsUse> values(Time now) const;

    /// The labels that one registers: two, or three below a short second level ("co.uk"). Names inside the cluster give
    /// "cluster.local".
    static QString domainOf(const QString &name);

private:
    struct Entry
    {
        DnsUse use;
        QSet<std::size_t> names; ///< hashes of those of the recent questions
        Time recentSince{};
        std::int64_t minute = 0;
        std::uint64_t inMinute = 0;
        std::uint64_t inMinuteBefore = 0;
    };
    using Domains = QHash<QString, Entry>;

    static Entry &entryOf(Domains &domains, const QString &domain);
    static void count(Entry &entry, const Flow &flow);
    static std::uint64_t lastMinute(const Entry &entry, Time now);

    QHash<QString, Domains> m_sandboxes;
};

} // namespace liteboxd::flows
