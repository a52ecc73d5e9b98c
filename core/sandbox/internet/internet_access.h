// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/internet/internet_change.h"
#include "core/sandbox/sandbox.h"

#include <QObject>

namespace liteboxd::sandbox {

/// Writes the one label that gives a sandbox internet access or takes it. A merge patch of that label alone, bound to
/// the pod's uid, so that neither other fields nor a later pod of the same name are touched; field manager
/// liteboxd-console. (Server-side apply could not take away a label that the pod's creator owns.)
/// A sandbox with allowed domains gets a policy of its own instead, for the label opens the whole internet.
///
/// One thread, that of `api`, which must outlive it. Destroying the Request ends the operation; a patch already sent
/// may still take effect.
class InternetAccess : public QObject
{
    Q_OBJECT

public:
    explicit InternetAccess(kube::ApiClient &api, QObject *parent = nullptr);

    /// Unsupported: a controller's selector contains the label, so that its pod would be replaced by a second one on
    /// the same volume, or the selector cannot be known; or it has allowed domains and the cluster has no Cilium, so
    /// that nothing enforces them. NotFound: the pod is gone. Conflict: it was replaced.
    /// Otherwise the API server's errors.
    async::Request set(const Sandbox &sandbox, InternetWish wish, QObject *context,
                       async::Callback<InternetReceipt> done);

private:
    kube::ApiClient &m_api;
};

} // namespace liteboxd::sandbox
