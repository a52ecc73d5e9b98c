// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/own_policy_removal.h"

#include "core/policy/own_policy.h"

#include <QPointer>

namespace liteboxd::policy {

async::Request OwnPolicyRemoval::start(kube::ApiClient &api, kube::ResourcePath path, QObject *context,
                                       async::Callback<Removal> done)
{
    const async::Promise<Removal> promise(context, std::move(done));
    auto *removal = new OwnPolicyRemoval(api, std::move(path), promise);
    async::Request request =
        promise.request([removal = QPointer<OwnPolicyRemoval>(removal)] { delete removal.data(); });
    removal->look();
    return request;
}

OwnPolicyRemoval::OwnPolicyRemoval(kube::ApiClient &api, kube::ResourcePath path, async::Promise<Removal> promise)
    : QObject(&api)
    , m_api(api)
    , m_path(std::move(path))
    , m_promise(std::move(promise))
{}

OwnPolicyRemoval::~OwnPolicyRemoval()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void OwnPolicyRemoval::look()
{
    m_step = m_api.get(m_path, this, [this](base::Result<QJsonObject> live) {
        if (live)
            return remove(*live);
        if (live.error().code == base::ErrorCode::NotFound)
            return end(Removal::WasAbsent);
        end(base::fail(std::move(live.error())));
    });
}

void OwnPolicyRemoval::remove(const QJsonObject &live)
{
    if (!isOwn(live))
        return end(base::fail(base::ErrorCode::Conflict,
                              "it is not this project's, and is left alone; it was written by " +
                                  managersOf(live).join(QStringLiteral(", ")).toStdString(),
                              m_path.text()));
    kube::RemoveOptions options;
    options.uid = live[u"metadata"][u"uid"].toString().toStdString();
    options.resourceVersion = live[u"metadata"][u"resourceVersion"].toString().toStdString();
    m_step = m_api.remove(m_path, options, this, [this](base::Result<QJsonObject> removed) {
        if (removed)
            return end(Removal::Removed);
        if (removed.error().code == base::ErrorCode::NotFound)
            return end(Removal::WasAbsent);
        end(base::fail(std::move(removed.error())));
    });
}

void OwnPolicyRemoval::end(base::Result<Removal> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
