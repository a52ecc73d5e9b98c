// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/dns_meter.h"
#include "core/flows/suspicion.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <vector>

namespace liteboxd::flows {

/// Looks for what an operator of untrusted code wants to know of, by rules that programs which install packages do not
/// meet: they go to names, to few ports, and not in a steady beat. Give it each packet once (DropTwins), names filled
/// in (AddressNames). Bounded. One thread.
class Watchdog
{
public:
    using Time = std::chrono::system_clock::time_point;

    void take(const Flow &flow);

    /// The latest first; each sandbox and rule has one per subject.
    std::vector<Suspicion> suspicions() const;

    const DnsMeter &dns() const { return m_dns; }

private:
    struct Attempt
    {
        Time time{};
        QString address;
        std::uint16_t port = 0;
        bool dropped = false;
    };
    struct Sandbox
    {
        std::deque<Attempt> unnamed;               ///< of the last minute
        QHash<QString, std::deque<Attempt>> beats; ///< new connections to the world, by target
    };

    void lookForProbes(const Flow &flow, const QString &id);
    void lookForScans(const Flow &flow, const QString &id, Sandbox &sandbox);
    void lookForBeat(const Flow &flow, const QString &id, Sandbox &sandbox);
    void note(SuspicionKind kind, const QString &id, const QString &subject, const QString &evidence, const Flow &flow);

    DnsMeter m_dns;
    QHash<QString, Sandbox> m_sandboxes;
    QHash<QString, Suspicion> m_found; ///< by kind, sandbox and subject
};

} // namespace liteboxd::flows
