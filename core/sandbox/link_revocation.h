// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/browser_link.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// Links of one sandbox that were taken away.
struct RevokedLinks
{
    base::SandboxId sandbox;
    std::vector<BrowserLink> links;

    QStringList names() const;

    /// {links: [name…]}: what the audit trail says of it beside linkRevokeKind and the sandbox.
    QJsonObject auditParameters() const;
};

/// Takes one link of a sandbox away, or all there are. The sandbox is read as the API server has it now, and again
/// where others change its links at the same time: five times, as two who make links in turn must end. Gateways hear of
/// it within a second, and end what is open by these links. One thread, that of `api`. Belongs to `api` and deletes
/// itself when done; destroying the Request ends it, and a change already sent may still take effect.
class LinkRevocation : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostAttempts = 5;

    /// `link`: its name; nothing: all links of the sandbox. NotFound: no such sandbox, or no such link; Conflict:
    /// others change its links without an end; the errors of the API server.
    static async::Request start(kube::ApiClient &api, const std::string &nameSpace, const base::SandboxId &id,
                                const std::optional<QString> &link, QObject *context,
                                async::Callback<RevokedLinks> done);
    ~LinkRevocation() override;

private:
    LinkRevocation(kube::ApiClient &api, std::string nameSpace, base::SandboxId id, std::optional<QString> link,
                   async::Promise<RevokedLinks> promise);

    void look();
    void revoke(const Sandbox &found);
    void end(base::Result<RevokedLinks> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const base::SandboxId m_id;
    const std::optional<QString> m_link;
    const async::Promise<RevokedLinks> m_promise;
    int m_attempts = 0;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
