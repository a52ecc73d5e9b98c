// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/credential_source.h"

#include <utility>

namespace liteboxd::kube {

async::Request deliver(QObject *context, async::Callback<CredentialPtr> done, base::Result<CredentialPtr> credential)
{
    const async::Promise<CredentialPtr> promise(context, std::move(done));
    async::Request request = promise.request();
    promise.complete(std::move(credential));
    return request;
}

} // namespace liteboxd::kube
