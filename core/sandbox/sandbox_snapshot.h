// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/sandbox_cache.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// The sandboxes of a namespace as they are now, once: by the cheapest list there is, which a cache knows how to make.
/// Deletes itself when done, or when the Request is destroyed, which must happen before the client goes.
class SandboxSnapshot : public QObject
{
    Q_OBJECT

public:
    /// In the order of their ids. Errors of the API server, and of the way to it.
    static async::Request take(kube::ApiClient &api, const std::string &nameSpace, QObject *context,
                               async::Callback<std::vector<SandboxPtr>> done);
    ~SandboxSnapshot() override;

private:
    SandboxSnapshot(kube::ApiClient &api, const std::string &nameSpace,
                    async::Promise<std::vector<SandboxPtr>> promise);

    void judge(const kube::SyncState &state);

    SandboxCache m_cache;
    const async::Promise<std::vector<SandboxPtr>> m_promise;
};

} // namespace liteboxd::sandbox
