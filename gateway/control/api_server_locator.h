// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/connection_settings.h"
#include "gateway/engine/api_server.h"

#include <QHostInfo>
#include <QObject>

#include <memory>

namespace liteboxd::control {

/// A connection of a kubeconfig as the engine needs it: TLS and credentials ready, the server's name looked up.
/// One thread. Destroying it ends a lookup.
class ApiServerLocator : public QObject
{
    Q_OBJECT

public:
    /// Malformed if the server's URL, certificates or key cannot be used.
    static base::Result<std::unique_ptr<ApiServerLocator>> create(const kube::ConnectionSettings &settings);
    ~ApiServerLocator() override;

    /// Looks the server up, the first time and again: its name may have got another address. An address needs no
    /// lookup and is told at once.
    void locate();

Q_SIGNALS:
    void located(std::shared_ptr<const liteboxd::engine::ApiServer> server);
    /// HostNotFound; what was told before still holds.
    void failed(const liteboxd::base::Error &error);

private:
    ApiServerLocator(engine::ApiServer server, QString host, std::uint16_t port);
    void take(const QHostInfo &info);

    engine::ApiServer m_server; ///< without addresses
    QString m_host;
    std::uint16_t m_port;
    int m_lookup = -1;
};

} // namespace liteboxd::control
