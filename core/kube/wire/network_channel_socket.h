// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/channel_socket.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslError>
#include <QStringList>
#include <QTimer>
#include <QWebSocket>

#include <optional>
#include <string>

namespace liteboxd::kube {

/// Channels carried by a QWebSocket, which cannot stop reading (Qt 6.4): what a server sends is signalled as it comes.
class NetworkChannelSocket final : public ChannelSocket
{
    Q_OBJECT

public:
    /// Opens it. `request` holds address, TLS configuration and headers; `server` is the context of errors.
    NetworkChannelSocket(const QNetworkRequest &request, const QStringList &protocols, const QNetworkProxy &proxy,
                         std::string server);
    ~NetworkChannelSocket() override;

    void send(const QByteArray &message) override;
    qint64 bytesToWrite() const override;

private:
    void noteCertificateFaults(const QList<QSslError> &faults);
    void lose();
    void end(base::Error error);

    QWebSocket m_socket;
    QTimer m_limit;
    QString m_expectedName;
    std::string m_server;
    std::optional<base::Error> m_certificateFault;
    bool m_isOpen = false;
};

} // namespace liteboxd::kube
