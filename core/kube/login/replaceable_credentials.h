// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/login/credential_source.h"

#include <memory>

namespace liteboxd::kube {

/// A source that can be exchanged for another while a connection stays: the kubeconfig was written anew, with another
/// login for the same cluster. Requests that wait for the old one are still served by it.
class ReplaceableCredentials final : public CredentialSource
{
    Q_OBJECT

public:
    explicit ReplaceableCredentials(std::shared_ptr<CredentialSource> source);

    void replace(std::shared_ptr<CredentialSource> source);

    CredentialPtr ready() override { return m_source->ready(); }
    async::Request current(QObject *context, async::Callback<CredentialPtr> done) override;
    bool invalidate(const CredentialPtr &refused) override;
    void retryNow() override { m_source->retryNow(); }

private:
    void follow();

    std::shared_ptr<CredentialSource> m_source;
    std::shared_ptr<CredentialSource> m_former;
};

} // namespace liteboxd::kube
