// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QObject>

#include <string>

namespace liteboxd::sandbox {

/// A sandbox and its pod as the API server tells it.
struct FoundSandbox
{
    Sandbox sandbox;
    QJsonObject pod;
};

/// Finds the pod that serves a sandbox: by the usual name, or where a controller made the pod by its labels. Belongs to
/// its parent and deletes itself when done; destroying it ends it with ConnectionLost.
class SandboxSearch : public QObject
{
    Q_OBJECT

public:
    /// NotFound: no pod serves this id.
    static async::Request start(kube::ApiClient &api, const std::string &nameSpace, const base::SandboxId &id,
                                QObject *context, async::Callback<FoundSandbox> done);
    ~SandboxSearch() override;

private:
    SandboxSearch(kube::ApiClient &api, std::string nameSpace, base::SandboxId id, async::Promise<FoundSandbox> promise);

    void askByName();
    void askByLabels();
    void end(base::Result<FoundSandbox> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const base::SandboxId m_id;
    const async::Promise<FoundSandbox> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
