// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace liteboxd::flows {

/// What was seen of one sandbox.
struct SandboxTraffic
{
    std::uint64_t drops = 0;        ///< packets dropped in the last five minutes
    std::size_t destinations = 0;   ///< distinct ends it asked for; 1,000 are told apart
    std::optional<bool> internet{}; ///< its last new connection to the world was let through, or dropped by policy
    std::optional<bool> labelled{}; ///< its identity carries the label for internet access
    std::chrono::system_clock::time_point internetSince{}; ///< the first flow of that outcome
    std::chrono::system_clock::time_point labelledSince{}; ///< the first flow of that identity
};

/// What this flow says of its client's internet access: let through, or denied by a policy. Nothing where it is not to
/// the world, a reply, of layer 7, or dropped for another reason.
std::optional<bool> internetOutcome(const Flow &flow);

/// Whether the identity of its client carries the label for internet access.
bool hasInternetLabel(const Flow &flow);

/// Counts by sandbox. Give it each packet once (DropTwins). One thread; the time is the caller's.
class TrafficCounts
{
public:
    using Time = std::chrono::system_clock::time_point;

    void take(const Flow &flow);

    /// A sandbox of which nothing was seen has zeros.
    SandboxTraffic of(const QString &sandboxId, Time now) const;

    QStringList sandboxes() const { return m_entries.keys(); }

    /// Of which of() may say something else than when this was asked last: those that flows came of, and those whose
    /// drops grow old. For one reader.
    QSet<QString> takeMoved(Time now);

    /// Its label has changed: what was seen of its internet access before says nothing any more.
    void forgetInternet(const QString &sandboxId);

    /// It is gone.
    void forget(const QString &sandboxId);

private:
    static constexpr std::chrono::seconds s_slot{10};
    static constexpr std::size_t s_slots = 30; ///< of five minutes

    struct Entry
    {
        std::array<std::uint32_t, s_slots> drops{};
        std::int64_t lastSlot = 0;
        QSet<QString> destinations;
        std::optional<bool> internet;
        std::optional<bool> labelled;
        Time internetSince{};
        Time labelledSince{};
    };

    static std::int64_t slotOf(Time time) { return time.time_since_epoch() / s_slot; }

    static std::uint64_t drops(const Entry &entry, Time now);

    QHash<QString, Entry> m_entries;
    QSet<QString> m_moved;
    QSet<QString> m_dropping; ///< those with drops that will be too old one day
};

} // namespace liteboxd::flows
