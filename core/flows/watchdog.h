// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/dns_meter.h"
#include "core/flows/recent_targets.h"
#include "core/flows/suspicion.h"

#include <QHash>

#include <deque>
#include <vector>

namespace liteboxd::flows {

/// Looks for what an operator of untrusted code wants to know of, by rules that programs which install packages do not
/// meet: they go to names, to few ports, and not in a steady beat. Give it each packet once (DropTwins), names filled
/// in (AddressNames). Bounded, for each sandbox by itself: none pushes out what was found of another. One thread.
class Watchdog
{
public:
    using Time = std::chrono::system_clock::time_point;

    void take(const Flow &flow);

    /// The latest first; each sandbox and rule has one per subject.
    std::vector<Suspicion> suspicions() const;

    /// How many there are, by whether policy stopped all that they were found by.
    std::size_t count(bool wasStopped) const;

    const DnsMeter &dns() const { return m_dns; }

private:
    struct Sandbox
    {
        RecentTargets unnamed;
        QHash<QString, std::deque<Time>> beats; ///< new connections to the world, by target
        QHash<QString, Suspicion> found;        ///< by kind and subject
    };

    void lookForProbes(const Flow &flow, const QString &id, Sandbox &sandbox);
    void lookForScans(const Flow &flow, const QString &id, Sandbox &sandbox);
    void lookForBeat(const Flow &flow, const QString &id, Sandbox &sandbox);
    static Suspicion &note(Sandbox &sandbox, const Suspicion &suspicion, const Flow &flow);

    DnsMeter m_dns;
    QHash<QString, Sandbox> m_sandboxes;
};

} // namespace liteboxd::flows
