// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/in_cluster.h"

#include "core/kube/kubeconfig/bearer_token.h"
#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/kubeconfig/local_file.h"

#include <QByteArray>

namespace liteboxd::kube {

std::optional<InCluster> InCluster::ofProcess()
{
    InCluster cluster{qgetenv("KUBERNETES_SERVICE_HOST").toStdString(),
                      qgetenv("KUBERNETES_SERVICE_PORT").toStdString()};
    if (cluster.host.empty() || cluster.port.empty())
        return std::nullopt;
    return cluster;
}

base::Result<ConnectionSettings> InCluster::connection() const
{
    const bool isIpv6 = host.find(':') != std::string::npos;
    ConnectionSettings settings;
    settings.contextName = "in-cluster";
    settings.clusterName = "in-cluster";
    settings.userName = "service account";
    settings.server = "https://" + (isIpv6 ? '[' + host + ']' : host) + ':' + port;
    settings.defaultNamespace = "default";
    if (const auto nameSpace = readLocalFile(folder / "namespace"); nameSpace && !nameSpace->empty())
        settings.defaultNamespace = *nameSpace;

    settings.loginFiles.token = folder / "token";
    auto token = readBearerToken(settings.loginFiles.token);
    if (!token)
        return base::fail(std::move(token.error()));
    settings.bearerToken = std::move(*token);

    auto authorities = readLocalFile(folder / "ca.crt");
    if (!authorities)
        return base::fail(std::move(authorities.error()));
    if (auto usable = checkAuthorities(*authorities); !usable) {
        usable.error().context = (folder / "ca.crt").string();
        return base::fail(std::move(usable.error()));
    }
    settings.caPem = std::move(*authorities);
    return settings;
}

} // namespace liteboxd::kube
