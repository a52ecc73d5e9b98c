// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/make_credentials.h"

#include "core/kube/kubeconfig/bearer_token.h"
#include "core/kube/login/exec_credentials.h"
#include "core/kube/login/file_credentials.h"
#include "core/kube/login/static_credentials.h"

namespace liteboxd::kube {

std::shared_ptr<CredentialSource> makeCredentials(const ConnectionSettings &settings, const base::Clock &clock)
{
    Credential credential;
    credential.authorization = settings.bearerToken.isEmpty()
                                   ? basicAuthorization(settings.basicUser, settings.basicPassword)
                                   : bearerAuthorization(settings.bearerToken);
    credential.certificatePem = settings.clientCertificatePem;
    credential.keyPem = settings.clientKeyPem;
    // What is there in writing goes first; a plugin beside a token would never be asked.
    if (settings.exec && credential.authorization.isEmpty())
        return std::make_shared<ExecCredentials>(std::move(credential), *settings.exec, clock);
    if (!settings.loginFiles.isEmpty())
        return std::make_shared<FileCredentials>(std::move(credential), settings.loginFiles, clock);
    return std::make_shared<StaticCredentials>(std::move(credential));
}

std::shared_ptr<CredentialSource> makeCredentials(const ConnectionSettings &settings)
{
    static const base::SystemClock clock;
    return makeCredentials(settings, clock);
}

} // namespace liteboxd::kube
