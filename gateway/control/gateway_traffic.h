// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace liteboxd::control {

/// A WebSocket or TCP connection that is open now.
struct GatewayConnection
{
    quint64 number = 0; ///< of this run of the gateway
    QString sandboxId;
    quint16 port = 0;
    bool isTcp = false;
    QString client; ///< its address
    std::chrono::seconds age{};
    quint64 toClient = 0; ///< bytes
    quint64 toSandbox = 0;

    bool operator==(const GatewayConnection &) const = default;
};

/// What went through to one sandbox since the gateway began.
struct SandboxFigures
{
    QString sandboxId;
    quint64 requests = 0;  ///< that have ended
    quint64 sentBytes = 0; ///< to clients
    quint32 open = 0;      ///< requests and connections, now
    std::optional<std::chrono::milliseconds>
        half{}; ///< within which half of the requests ended; max(): longer than known
    std::optional<std::chrono::milliseconds> most{}; ///< 95 of a hundred

    bool operator==(const SandboxFigures &) const = default;
};

/// What goes through a gateway at one moment.
struct GatewayTraffic
{
    quint64 requests = 0;                   ///< to sandboxes, that have ended since it began
    quint64 sentBytes = 0;                  ///< to clients, since it began
    QList<GatewayConnection> connections{}; ///< in order of their numbers
    QList<SandboxFigures> sandboxes{};      ///< in order of their ids
};

} // namespace liteboxd::control

Q_DECLARE_METATYPE(liteboxd::control::GatewayTraffic)
