// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <cstdint>

namespace liteboxd::flows {

/// Where flows were lost. The first three are flow.LostEventSource.
enum class GapCause : int {
    Unknown = 0,
    PerfRing = 1,       ///< the agent did not read the kernel's events fast enough
    ObserverQueue = 2,  ///< Hubble's queue in the agent was full
    HubbleRing = 3,     ///< overwritten in Hubble's ring before they were read: whoever asks is too slow
    Disconnected = 100, ///< nobody listened between two times; what the ring still had was asked for afterwards
    Unread = 101        ///< they came, and this program did not take them fast enough
};

/// Flows that were there and are not seen.
struct FlowGap
{
    GapCause cause = GapCause::Unknown;
    std::uint64_t lost = 0; ///< how many; 0: not known
    QString node;           ///< empty: not said
    std::chrono::system_clock::time_point from{};
    std::chrono::system_clock::time_point to{};
};

} // namespace liteboxd::flows

Q_DECLARE_METATYPE(liteboxd::flows::FlowGap)
