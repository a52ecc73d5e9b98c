// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/network_policy_manager.h"
#include "core/sandbox/internet/internet_change.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

namespace liteboxd::sandbox {

/// One run of InternetAccess::set(). The label opens the whole internet, so a sandbox with allowed domains does not get
/// it (one that has it loses it) but a policy of its own, which is taken away again with the access. Belongs to its
/// parent and deletes itself when done; destroying it ends it with ConnectionLost.
class AccessChange : public QObject
{
    Q_OBJECT

public:
    AccessChange(kube::ApiClient &api, const Sandbox &sandbox, InternetWish wish,
                 async::Promise<InternetReceipt> promise, QObject *parent);
    ~AccessChange() override;

    void start();

private:
    void changePolicy();
    void end(base::Result<InternetReceipt> result);

    kube::ApiClient &m_api;
    const Sandbox m_sandbox;
    InternetReceipt m_receipt;
    policy::NetworkPolicyManager m_policies;
    const async::Promise<InternetReceipt> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
