// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/internet_access.h"

#include "core/sandbox/internet/access_change.h"

namespace liteboxd::sandbox {

InternetAccess::InternetAccess(kube::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{}

async::Request InternetAccess::set(const Sandbox &sandbox, InternetWish wish, QObject *context,
                                   async::Callback<InternetReceipt> done)
{
    const async::Promise<InternetReceipt> promise(context, std::move(done));
    auto *change = new AccessChange(m_api, sandbox, wish, promise, this);
    async::Request request = promise.request([change = QPointer<AccessChange>(change)] { delete change.data(); });
    change->start();
    return request;
}

} // namespace liteboxd::sandbox
