// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/install/gateway_manifest.h"

#include <QJsonObject>
#include <QString>

#include <map>

namespace liteboxd::install {

/// What an operator wants of the gateway in a cluster. What is not said stays as it is in the cluster, or is as the
/// manifests have it. A value.
struct GatewayWishes
{
    QString image{};                         ///< "registry.example/liteboxd-gateway:0.1.0"
    std::map<QString, QString> settings{};   ///< by the names of docs/gateway_configuration.md
    IngressKind ingress = IngressKind::None; ///< None: an Ingress that is there is left alone
    QString domain{};                        ///< of an Ingress, and the setting of that name
    QString tlsSecret{};                     ///< of an Ingress; empty: liteboxd-gateway-tls

    /// InvalidArgument for an Ingress without a domain, and for what cannot be the name of a setting.
    base::Result<void> check() const;

    /// The Deployment as shipped, with what is wished, and otherwise with image, settings and number of replicas of the
    /// one that is there (`live`; empty: none): who scales it is not contradicted.
    QJsonObject deployment(const QJsonObject &shipped, const QJsonObject &live) const;

    /// The Ingress as shipped, with this domain and Secret.
    QJsonObject ingressObject(const QJsonObject &shipped) const;
};

/// "upstream-mode" as the environment has it: "LITEBOXD_GATEWAY_UPSTREAM_MODE".
QString settingVariable(const QString &setting);

} // namespace liteboxd::install
