// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/login_builder.h"

#include "core/kube/kubeconfig/bearer_token.h"
#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/kubeconfig/entry_contents.h"

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

base::Result<void> readCertificate(const UserEntry &user, const base::Clock &clock, ConnectionSettings &out)
{
    auto certificate = contentsOf(user.clientCertificate, "client-certificate");
    if (!certificate)
        return base::fail(std::move(certificate.error()));
    auto key = contentsOf(user.clientKey, "client-key");
    if (!key)
        return base::fail(std::move(key.error()));
    if (user.clientCertificate.isEmpty() != user.clientKey.isEmpty())
        return base::fail(ErrorCode::Malformed, "client-certificate and client-key need each other");
    out.clientCertificatePem = std::move(*certificate);
    out.clientKeyPem = base::Secret(std::move(*key));
    out.loginFiles.certificate = user.clientCertificate.file;
    out.loginFiles.key = user.clientKey.file;
    if (user.clientCertificate.isEmpty())
        return {};
    return checkClientCertificate(out.clientCertificatePem, out.clientKeyPem, clock);
}

/// A token file wins over an inline token if it can be read, as it does for kubectl.
base::Result<void> readToken(const UserEntry &user, ConnectionSettings &out)
{
    if (auto usable = checkPath(user.tokenFile); !usable)
        return usable;
    if (auto sendable = checkBearerToken(user.token); !sendable)
        return sendable;
    out.bearerToken = user.token;
    out.loginFiles.token = user.tokenFile;
    if (user.tokenFile.empty())
        return {};
    auto token = readBearerToken(user.tokenFile);
    if (token)
        out.bearerToken = std::move(*token);
    else if (user.token.isEmpty())
        return base::fail(std::move(token.error()));
    return {};
}

base::Result<void> readBasic(const UserEntry &user, ConnectionSettings &out)
{
    out.basicUser = user.basicUser;
    out.basicPassword = user.basicPassword;
    const bool hasBasic = !user.basicUser.empty() || !user.basicPassword.isEmpty();
    if (hasBasic && !out.bearerToken.isEmpty())
        return base::fail(ErrorCode::Malformed, "token and username exclude each other");
    if (user.basicUser.find(':') != std::string::npos)
        return base::fail(ErrorCode::Malformed, "username must not hold a colon");
    return {};
}

base::Result<void> readExec(const UserEntry &user, ConnectionSettings &out)
{
    if (!user.exec)
        return {};
    const std::string &version = user.exec->apiVersion;
    if (version.empty())
        return base::fail(ErrorCode::Malformed, "exec: apiVersion must be set");
    if (version != "client.authentication.k8s.io/v1" && version != "client.authentication.k8s.io/v1beta1")
        return base::fail(ErrorCode::Unsupported,
                          "exec: apiVersion " + version + " is not supported: v1 and v1beta1 are");
    if (user.exec->interaction == ExecPlugin::Interaction::Always) {
        return base::fail(ErrorCode::Unsupported, "exec: " + user.exec->command +
                                                      " wants to talk with a person on a terminal, and there is none "
                                                      "(interactiveMode: Always)");
    }
    if (auto usable = checkPath(user.exec->command.find('/') == std::string::npos ? "" : user.exec->command); !usable)
        return usable;
    out.exec = user.exec;
    return {};
}

base::Result<void> readAll(const UserEntry &user, const base::Clock &clock, ConnectionSettings &out)
{
    if (user.hasAuthProvider) {
        return base::fail(ErrorCode::Unsupported,
                          "auth-provider is not supported: kubectl has removed it too, in favour of exec");
    }
    if (auto read = readCertificate(user, clock, out); !read)
        return read;
    if (auto read = readToken(user, out); !read)
        return read;
    if (auto read = readBasic(user, out); !read)
        return read;
    if (auto read = readExec(user, out); !read)
        return read;
    out.impersonation = user.impersonation;
    return checkImpersonation(out.impersonation);
}

} // namespace

base::Result<void> buildLogin(const UserEntry &user, const base::Clock &clock, ConnectionSettings &out)
{
    if (auto read = readAll(user, clock, out); !read)
        return failAt(placeOf(user, "user"), std::move(read.error()));
    return {};
}

} // namespace liteboxd::kube
