// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>

namespace liteboxd::sandbox {

/// Changes what a sandbox's annotations say: its token, its end, its domains, the end of its internet access. Each is a
/// merge patch of those annotations alone, bound to the pod's uid. Who acts on times goes by the API server's clock;
/// times are given by this machine's here, and what both are apart is asked for and added. One thread, that of `api`,
/// which must outlive it. Destroying a Request ends the operation; a patch already sent may still take effect.
///
/// Errors of all: Conflict: the pod was replaced by another of its name; those of the API server.
class SandboxEdits
{
public:
    explicit SandboxEdits(kube::ApiClient &api)
        : m_api(api)
    {}

    /// The sandbox ends `ttl` after `now`. Its annotation counts from its creation, so that is what is written.
    async::Request renew(const Sandbox &sandbox, std::chrono::seconds ttl, Sandbox::Time now,
                         kube::Persistence persistence, QObject *context, async::Callback<Sandbox> done);

    /// A new access token; the old one opens nothing once the gateways have heard of it.
    async::Request rotate(const Sandbox &sandbox, kube::Persistence persistence, QObject *context,
                          async::Callback<Sandbox> done);

    /// When internet access ends by itself; nothing: it does not.
    async::Request limitInternet(const Sandbox &sandbox, std::optional<Sandbox::Time> until, QObject *context,
                                 async::Callback<Sandbox> done);

    /// Which domains it may reach; DomainPatterns. The annotation alone: what lets them through is a policy.
    async::Request allowDomains(const Sandbox &sandbox, const QStringList &domains, kube::Persistence persistence,
                                QObject *context, async::Callback<Sandbox> done);

    /// A token that opens nothing and raises an alarm where it is used, by its digest; nothing: none any more.
    async::Request setDecoy(const Sandbox &sandbox, const std::optional<base::TokenDigest> &decoy, QObject *context,
                            async::Callback<Sandbox> done);

    /// Its links for browsers (linksText()) in place of `before`: Conflict if they are others by now, as they are where
    /// two make one at the same time; then read them again.
    async::Request setLinks(const Sandbox &sandbox, const QString &before, const QString &links, QObject *context,
                            async::Callback<Sandbox> done);

private:
    using Values = std::map<std::string_view, std::optional<QString>>;

    async::Request patch(const Sandbox &sandbox, const Values &values, kube::Persistence persistence, QObject *context,
                         async::Callback<Sandbox> done);

    kube::ApiClient &m_api;
};

} // namespace liteboxd::sandbox
