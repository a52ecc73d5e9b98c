// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/wire/channel_socket.h"

/// A socket whose other end is the test.
class FakeChannelSocket : public liteboxd::kube::ChannelSocket
{
    Q_OBJECT

public:
    void send(const QByteArray &message) override
    {
        sent.append(message);
        waiting += message.size();
    }
    qint64 bytesToWrite() const override { return waiting; }

    void open(const char *protocol) { Q_EMIT opened(QString::fromLatin1(protocol)); }
    void message(const QByteArray &bytes) { Q_EMIT messageReceived(bytes); }
    void close() { Q_EMIT closed(); }
    void fail(liteboxd::base::ErrorCode code) { Q_EMIT failed({code, "made by the test", "fake"}); }

    /// The network took everything.
    void drain()
    {
        waiting = 0;
        Q_EMIT bytesWritten();
    }

    QList<QByteArray> sent;
    qint64 waiting = 0;
};

/// A FakeTransport that also hands each opened socket to the test.
class FakeChannelTransport : public FakeTransport
{
public:
    std::unique_ptr<liteboxd::kube::ChannelSocket> openChannels(const std::string &target,
                                                                const QStringList &protocols) override
    {
        auto socket = std::make_unique<FakeChannelSocket>();
        targets.append(QString::fromStdString(target));
        offered = protocols;
        sockets.append(socket.get());
        return socket;
    }

    FakeChannelSocket *socket() const { return sockets.isEmpty() ? nullptr : sockets.last().data(); }

    QList<QPointer<FakeChannelSocket>> sockets;
    QStringList targets;
    QStringList offered;
};
