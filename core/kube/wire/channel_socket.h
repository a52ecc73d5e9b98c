// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QObject>

namespace liteboxd::kube {

/// A WebSocket to the API server that carries channels. Signals, in this order: opened once, messageReceived any number
/// of times, closed once; or failed, once and at any time, after which nothing follows. Nothing is signalled before the
/// one who opened it returns to the event loop. Lives on its transport's thread. Destroying it ends it at once.
class ChannelSocket : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Binary; only between opened and closed.
    virtual void send(const QByteArray &message) = 0;

    /// Bytes that were given to send() and are not yet with the operating system.
    virtual qint64 bytesToWrite() const = 0;

Q_SIGNALS:
    /// The server chose this of the subprotocols that were offered; empty if none.
    void opened(const QString &protocol);
    void messageReceived(const QByteArray &message);
    void bytesWritten();

    /// The server closed it.
    void closed();

    /// It did not open, or was lost. An HTTP answer other than 101 is ConnectionRefused: what it said is not known
    /// here.
    void failed(const liteboxd::base::Error &error);
};

} // namespace liteboxd::kube
