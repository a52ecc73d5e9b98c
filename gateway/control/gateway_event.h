// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>

namespace liteboxd::control {

/// Something about access that a person may want to look up later. Holds no secret.
struct GatewayEvent
{
    enum class Kind {
        LinkMade,      ///< "Open in browser" made a one-time link
        SignedIn,      ///< a browser used it
        DecoyUsed,     ///< the sandbox's decoy was used as a token, from the address `client`
        SignInRefused, ///< a link was used again, too late, or was never made: whose it was is not known
    };

    Kind kind = Kind::LinkMade;
    QString sandboxId;
    quint16 port = 0;
    int count = 1; ///< of SignInRefused: since the last one that was told
    std::chrono::system_clock::time_point at{};
    QString client{}; ///< of DecoyUsed
};

} // namespace liteboxd::control

Q_DECLARE_METATYPE(liteboxd::control::GatewayEvent)
