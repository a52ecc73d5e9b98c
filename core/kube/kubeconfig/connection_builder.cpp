// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/connection_builder.h"

#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/kubeconfig/context_entries.h"
#include "core/kube/kubeconfig/entry_contents.h"
#include "core/kube/kubeconfig/exec_cluster.h"
#include "core/kube/kubeconfig/login_builder.h"
#include "core/kube/kubeconfig/proxy_url.h"

#include <QHostAddress>
#include <QUrl>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

/// The server's URL without a slash at its end. The text itself stays out of errors: it may hold a password.
base::Result<std::string> checkedServer(const std::string &server)
{
    if (server.empty())
        return base::fail(ErrorCode::Malformed, "server is not set");
    const QUrl url(QString::fromStdString(server), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return base::fail(ErrorCode::Malformed, "server must be a URL that begins with https://");
    if (!url.userInfo().isEmpty())
        return base::fail(ErrorCode::Malformed, "server must not hold a user name");
    if (url.hasQuery() || url.hasFragment())
        return base::fail(ErrorCode::Malformed, "server must not hold a query or a fragment");
    if (url.scheme() == u"http" && !isLoopback(url.host()))
        return base::fail(ErrorCode::Unsupported, "plain http is accepted only for a server on this machine");
    std::string text = url.toEncoded().toStdString();
    while (text.ends_with('/'))
        text.pop_back();
    return text;
}

base::Result<void> readAuthorities(const ClusterEntry &cluster, ConnectionSettings &out)
{
    if (cluster.skipVerification) {
        if (!cluster.certificateAuthority.isEmpty()) {
            return base::fail(ErrorCode::Malformed,
                              "insecure-skip-tls-verify and certificate-authority exclude each other");
        }
        out.verification = TlsVerification::Skipped;
        return {};
    }
    auto pem = contentsOf(cluster.certificateAuthority, "certificate-authority");
    if (!pem)
        return base::fail(std::move(pem.error()));
    out.caPem = std::move(*pem);
    return cluster.certificateAuthority.isEmpty() ? base::Result<void>() : checkAuthorities(out.caPem);
}

base::Result<void> readCluster(const ClusterEntry &cluster, ConnectionSettings &out)
{
    auto server = checkedServer(cluster.server);
    if (!server)
        return base::fail(std::move(server.error()));
    out.server = std::move(*server);
    out.tlsServerName = cluster.tlsServerName;
    out.proxyUrl = cluster.proxyUrl;
    if (auto usable = checkProxyUrl(out.proxyUrl); !usable)
        return usable;
    return readAuthorities(cluster, out);
}

} // namespace

base::Result<ConnectionSettings> buildConnection(const KubeconfigEntries &entries, const ContextEntry &context,
                                                 const base::Clock &clock)
{
    ConnectionSettings out;
    out.contextName = context.name;
    out.clusterName = context.cluster;
    out.userName = context.user;
    out.defaultNamespace = context.nameSpace.empty() ? "default" : context.nameSpace;

    const auto cluster = clusterOf(entries, context);
    if (!cluster)
        return base::fail(cluster.error());
    if (auto read = readCluster(**cluster, out); !read)
        return failAt(placeOf(**cluster, "cluster"), std::move(read.error()));
    const auto user = userOf(entries, context);
    if (!user)
        return base::fail(user.error());
    if (*user == nullptr)
        return out;
    if (auto read = buildLogin(**user, clock, out); !read)
        return base::fail(std::move(read.error()));
    if (out.exec && out.exec->wantsCluster)
        out.exec->clusterJson = execClusterJson(**cluster, out);
    return out;
}

} // namespace liteboxd::kube
