// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/kube/kubeconfig/exec_plugin.h"
#include "core/kube/kubeconfig/impersonation.h"
#include "core/kube/kubeconfig/login_files.h"

#include <optional>
#include <string>

namespace liteboxd::kube {

/// How the API server's certificate is checked.
enum class TlsVerification {
    Full,   ///< chain, dates and name
    Skipped ///< the kubeconfig says insecure-skip-tls-verify; the app warns as long as it is connected
};

/// All that is needed to talk to one API server as one user: what a context of a kubeconfig resolves to. A value that
/// holds secrets; nothing of it but the names is for logs.
struct ConnectionSettings
{
    std::string contextName;
    std::string clusterName;
    std::string userName;         ///< the kubeconfig's name of the user entry
    std::string server;           ///< "https://10.0.0.1:6443", maybe with a base path, never with a slash at the end
    std::string defaultNamespace; ///< the context's, "default" if it names none
    TlsVerification verification = TlsVerification::Full;
    std::string caPem{};                ///< the only authorities that are trusted; empty: the system's
    std::string tlsServerName{};        ///< the name the certificate must have; empty: the server's host
    std::string clientCertificatePem{}; ///< with its chain; empty: none
    base::Secret clientKeyPem{};
    base::Secret bearerToken{};
    std::string basicUser{}; ///< RFC 7617; where there is no bearer token
    base::Secret basicPassword{};
    LoginFiles loginFiles{};          ///< where certificate, key or token were read from, to read them again
    std::optional<ExecPlugin> exec{}; ///< asked for what the fields above do not give
    Impersonation impersonation{};
    base::Secret proxyUrl{}; ///< of the kubeconfig; empty: what the environment says

    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace liteboxd::kube
