// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/access_change.h"

#include "core/sandbox/internet/label_patch.h"
#include "core/sandbox/internet/policy_subject.h"

#include <QPointer>

namespace liteboxd::sandbox {

AccessChange::AccessChange(kube::ApiClient &api, const Sandbox &sandbox, InternetWish wish,
                           async::Promise<InternetReceipt> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_sandbox(sandbox)
    , m_receipt{wish, sandbox.isManagedByServer(), false}
    , m_policies(api, sandbox.podNamespace.toStdString(), {})
    , m_promise(std::move(promise))
{}

AccessChange::~AccessChange()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void AccessChange::start()
{
    const bool isListed = !m_sandbox.allowedDomains.isEmpty();
    if (isListed && !m_sandbox.internetRequested)
        return changePolicy();
    const async::Promise<InternetReceipt> promise(this, [this, isListed](base::Result<InternetReceipt> receipt) {
        if (!receipt)
            return end(std::move(receipt));
        m_receipt.lostWithPod = receipt->lostWithPod;
        if (isListed)
            return changePolicy();
        end(m_receipt);
    });
    auto *patch =
        new LabelPatch(m_api, m_sandbox, isListed ? InternetWish::Deny : m_receipt.wish, promise, this);
    m_step = promise.request([patch = QPointer<LabelPatch>(patch)] { delete patch.data(); });
    patch->start();
}

void AccessChange::changePolicy()
{
    const policy::PolicySubject subject = policySubject(m_sandbox);
    if (m_receipt.wish == InternetWish::Allow) {
        m_step = m_policies.applyInternetAccess(subject, m_sandbox.allowedDomains, this,
                                                [this](const base::Result<QJsonObject> &applied) {
                                                    if (!applied)
                                                        return end(base::fail(applied.error()));
                                                    end(m_receipt);
                                                });
        return;
    }
    m_step = m_policies.removeInternetAccess(subject.sandboxId, this,
                                             [this](const base::Result<policy::Removal> &removed) {
                                                 if (!removed)
                                                     return end(base::fail(removed.error()));
                                                 end(m_receipt);
                                             });
}

void AccessChange::end(base::Result<InternetReceipt> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
