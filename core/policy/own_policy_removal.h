// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>

namespace liteboxd::policy {

/// What became of a policy that was not to be there.
enum class Removal {
    Removed,
    WasAbsent ///< the policy, or its kind
};

/// Deletes a policy that this project made: looks at it first, and deletes only that version. Conflict, with the names
/// of those who wrote it, if it is not ours. Belongs to the API client and deletes itself when done; destroying the
/// Request ends it.
class OwnPolicyRemoval : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, kube::ResourcePath path, QObject *context,
                                async::Callback<Removal> done);
    ~OwnPolicyRemoval() override;

private:
    OwnPolicyRemoval(kube::ApiClient &api, kube::ResourcePath path, async::Promise<Removal> promise);

    void look();
    void remove(const QJsonObject &live);
    void end(base::Result<Removal> result);

    kube::ApiClient &m_api;
    const kube::ResourcePath m_path;
    const async::Promise<Removal> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::policy
