// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "gateway/management/feeds/socket_waker.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::management {

/// What a WebSocket of the management API is about: what it is sent, and who takes what comes. It is called on the
/// worker's thread of its socket; what it does elsewhere is its own affair.
class SocketFeed
{
public:
    virtual ~SocketFeed() = default;

    /// There is a socket now; `waker` tells it that next() or ended() has something.
    virtual void attach(std::weak_ptr<SocketWaker> waker) = 0;

    /// The next message; nothing while there is none.
    virtual std::optional<std::string> next() = 0;

    /// Once next() has nothing more: why the socket is to be closed.
    virtual std::optional<base::CloseCode> ended() = 0;

    /// The client sent a message, Text or Binary.
    virtual void take(base::Opcode opcode, std::string message) = 0;

    /// The socket is gone.
    virtual void leave() = 0;
};

} // namespace liteboxd::management
