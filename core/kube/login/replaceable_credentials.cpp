// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/replaceable_credentials.h"

#include <utility>

namespace liteboxd::kube {

ReplaceableCredentials::ReplaceableCredentials(std::shared_ptr<CredentialSource> source)
    : m_source(std::move(source))
{
    follow();
}

void ReplaceableCredentials::replace(std::shared_ptr<CredentialSource> source)
{
    m_source->disconnect(this);
    m_former = std::exchange(m_source, std::move(source));
    follow();
    Q_EMIT waitingFor({});
    Q_EMIT changed();
}

async::Request ReplaceableCredentials::current(QObject *context, async::Callback<CredentialPtr> done)
{
    return m_source->current(context, std::move(done));
}

bool ReplaceableCredentials::invalidate(const CredentialPtr &refused)
{
    const CredentialPtr credential = m_source->ready();
    const bool isFormer = credential && !showsSame(*credential, *refused);
    return isFormer || m_source->invalidate(refused);
}

void ReplaceableCredentials::follow()
{
    connect(m_source.get(), &CredentialSource::changed, this, &CredentialSource::changed);
    connect(m_source.get(), &CredentialSource::waitingFor, this, &CredentialSource::waitingFor);
}

} // namespace liteboxd::kube
