// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/channel_socket.h"
#include "core/kube/wire/http_exchange.h"
#include "core/kube/wire/http_request.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace liteboxd::kube {

/// The way to one API server: knows its address, its certificates and our credentials. Replaced in tests.
/// One thread.
class Transport
{
public:
    virtual ~Transport() = default;

    /// Starts the request. The caller owns the exchange and ends it by destroying it. Nothing is signalled before the
    /// caller returns to the event loop. Exchanges of a transport that is gone end with ConnectionLost.
    virtual std::unique_ptr<HttpExchange> start(const HttpRequest &request) = 0;

    /// Opens a WebSocket to path and query `target` that offers these subprotocols. Owned and ended as exchanges are.
    /// Fails with Unsupported on a way that carries none.
    virtual std::unique_ptr<ChannelSocket> openChannels(const std::string &target, const QStringList &protocols);

    /// The next request does not use a connection of an earlier one: those may be dead.
    virtual void forgetConnections() {}

    /// Where the texts of Warning fields go; one sink, called on the transport's thread.
    void setWarningSink(std::function<void(const std::string &text)> sink) { m_warn = std::move(sink); }

protected:
    void warn(const std::string &text) const
    {
        if (m_warn)
            m_warn(text);
    }

private:
    std::function<void(const std::string &)> m_warn;
};

} // namespace liteboxd::kube
