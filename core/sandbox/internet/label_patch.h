// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/internet/internet_change.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QObject>

namespace liteboxd::sandbox {

/// The label's part of InternetAccess::set(): reads the selector of the pod's ReplicaSet if there is one, then patches the
/// label. Belongs to its parent and deletes itself when done; destroying it ends it with ConnectionLost.
class LabelPatch : public QObject
{
    Q_OBJECT

public:
    LabelPatch(kube::ApiClient &api, const Sandbox &sandbox, InternetWish wish, async::Promise<InternetReceipt> promise,
               QObject *parent);
    ~LabelPatch() override;

    void start();

private:
    void judgeSelector(const QJsonObject &replicaSet);
    void patch();
    void end(base::Result<InternetReceipt> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::string m_podName;
    const QString m_uid;
    const std::optional<Controller> m_controller;
    const InternetReceipt m_receipt;
    const async::Promise<InternetReceipt> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
