// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/login/credential_source.h"

#include <optional>

/// A source whose answers the test gives.
class FakeCredentials : public liteboxd::kube::CredentialSource
{
    Q_OBJECT

public:
    static liteboxd::kube::CredentialPtr token(const char *text)
    {
        liteboxd::kube::Credential credential;
        credential.authorization = liteboxd::base::Secret(text);
        return std::make_shared<const liteboxd::kube::Credential>(std::move(credential));
    }

    liteboxd::kube::CredentialPtr ready() override { return m_ready; }
    liteboxd::async::Request current(QObject *context,
                                     liteboxd::async::Callback<liteboxd::kube::CredentialPtr> done) override
    {
        m_asked.emplace(context, std::move(done));
        return m_asked->request();
    }
    bool invalidate(const liteboxd::kube::CredentialPtr &refused) override
    {
        m_refused = refused;
        m_ready = nullptr;
        return m_renewable;
    }

    liteboxd::kube::CredentialPtr m_ready;
    liteboxd::kube::CredentialPtr m_refused;
    bool m_renewable = true;
    std::optional<liteboxd::async::Promise<liteboxd::kube::CredentialPtr>> m_asked;
};
