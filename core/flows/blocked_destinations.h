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

/// A destination in the world that sandboxes wanted and policy denied.
struct BlockedDestination
{
    QString name; ///< of DNS, without the dot at the end; empty: only an address is known
    QString address;
    QSet<QString> sandboxes;
    QSet<QString> ports; ///< "443/tcp"; empty where DNS itself was refused
    std::uint64_t count = 0;
    bool isRefusedName = false; ///< DNS did not answer, so that no connection was tried
    std::chrono::system_clock::time_point first{};
    std::chrono::system_clock::time_point last{};

    QString shown() const { return name.isEmpty() ? address : name; }
};

/// The inbox of blocked destinations: what a person may want to allow, grouped by name. Give it each packet once, names
/// filled in. Bounded: those that were not seen for longest go. One thread.
class BlockedDestinations
{
public:
    void take(const Flow &flow);

    /// The latest first, without those that were set aside.
    std::vector<BlockedDestination> values() const;

    /// How many that are.
    std::size_t count() const;

    /// It was answered: allowed, or never to be asked about again.
    void setAside(const QString &shown) { m_aside.insert(shown); }
    void setAside(const QSet<QString> &shown) { m_aside = shown; }
    const QSet<QString> &aside() const { return m_aside; }

private:
    void makeRoom();

    QHash<QString, BlockedDestination> m_found; ///< by what is shown
    QSet<QString> m_aside;
};

} // namespace liteboxd::flows
