// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_look.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace liteboxd::management {

class EventRing;

/// Asks a gateway what goes through it; the answer may come on any thread, or never.
using LookAtTraffic = std::function<void(std::function<void(engine::GatewayLook)>)>;

/// Writes into the ring what goes through this replica, while somebody reads: connection.opened and connection.closed
/// with {number, sandbox, port, kind, client, toClient, toSandbox, link}, as they are seen every two seconds (what
/// comes and goes between two looks is not told), and every ten seconds rates with {requests, sentBytes} a second and
/// {connections}, where they are others. When the first reader comes, what is open then is told as opened. One thread.
class TrafficEvents : public QObject
{
    Q_OBJECT

public:
    TrafficEvents(LookAtTraffic look, std::shared_ptr<EventRing> ring);

    static constexpr std::chrono::seconds lookInterval{2};
    static constexpr int looksPerRate = 5;

    /// As the timer does.
    void look();

private:
    void take(const engine::GatewayLook &look);
    void tellRates(const engine::GatewayLook &look);

    const LookAtTraffic m_look;
    const std::shared_ptr<EventRing> m_ring;
    QTimer m_timer;
    bool m_isAsked = false;
    std::map<std::uint64_t, engine::OpenConnection> m_open;
    int m_looks = 0;                             ///< since rates were looked at
    std::optional<engine::GatewayLook> m_before; ///< when they were
    std::chrono::steady_clock::time_point m_beforeAt{};
    bool m_wasQuiet = false; ///< the last rates were all zero
};

} // namespace liteboxd::management
