// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/login/credential_source.h"

namespace liteboxd::kube {

/// One credential for as long as the connection lives: what a kubeconfig holds as text.
class StaticCredentials final : public CredentialSource
{
    Q_OBJECT

public:
    explicit StaticCredentials(Credential credential)
        : m_credential(std::make_shared<const Credential>(std::move(credential)))
    {}

    CredentialPtr ready() override { return m_credential; }
    async::Request current(QObject *context, async::Callback<CredentialPtr> done) override
    {
        return deliver(context, std::move(done), m_credential);
    }
    bool invalidate(const CredentialPtr &) override { return false; }

private:
    CredentialPtr m_credential;
};

} // namespace liteboxd::kube
