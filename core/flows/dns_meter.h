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

/// What one sandbox asked of DNS below one domain. DNS is a way out for data as long as names are asked at all: whoever
/// owns the domain reads the labels.
struct DnsUse
{
    QString sandboxId;
    QString domain; ///< "example.com": the last labels of the names, those that one registers
    std::uint64_t questions = 0;
    std::uint64_t labelBytes = 0;    ///< in the labels before the domain: what can carry data
    std::size_t uniqueNames = 0;     ///< 10,000 are told apart
    std::uint64_t notFound = 0;      ///< answers NXDOMAIN
    std::uint64_t refused = 0;       ///< by policy
    std::uint64_t textQuestions = 0; ///< for TXT, NULL and the like, which carry most on the way back
    std::uint64_t lastMinute = 0;    ///< questions
    std::chrono::system_clock::time_point last{};

    double averageLabelBytes() const
    {
        return questions == 0 ? 0 : static_cast<double>(labelBytes) / static_cast<double>(questions);
    }

    /// Many names, none twice, with long labels or with answers that carry text: what a tunnel looks like, and no
    /// program that installs packages.
    bool looksLikeTunnel() const;
};

/// Counts DNS questions by sandbox and domain, where DNS flows are to be had (Cilium's DNS proxy). Bounded. One thread.
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
        QSet<QString> names;
        std::int64_t minute = 0;
        std::uint64_t inMinute = 0;
        std::uint64_t inMinuteBefore = 0;
    };
    using Key = std::pair<QString, QString>;

    static std::uint64_t lastMinute(const Entry &entry, Time now);

    QHash<Key, Entry> m_entries;
};

} // namespace liteboxd::flows
