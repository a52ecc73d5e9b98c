// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_revoke_command.h"

#include "app/ctl/gateway/link_shape.h"
#include "core/sandbox/link_json.h"
#include "core/sandbox/link_revocation.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void GatewayRevokeCommand::declare(CLI::App &options)
{
    CLI::Option *const link = options.add_option("LINK", m_link, "the link's id, as gateway links shows it");
    options.add_option("--sandbox", m_sandbox, "all links of this sandbox")->type_name("ID")->excludes(link);
}

void GatewayRevokeCommand::start(Invocation &invocation)
{
    if (m_link.empty() && m_sandbox.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument, "say which link, or --sandbox ID", {}});
    if (invocation.cluster() == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to take the link away");
    if (m_link.empty())
        return revoke(invocation, m_sandbox, {});
    look(invocation);
}

void GatewayRevokeCommand::look(Invocation &invocation)
{
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSnapshot::take(
        cluster.api(), cluster.nameSpace(), this,
        [this, &invocation](const base::Result<std::vector<sandbox::SandboxPtr>> &sandboxes) {
            if (!sandboxes)
                return invocation.fail(sandboxes.error());
            invocation.noteAnswer();
            const QString link = QString::fromStdString(m_link);
            for (const sandbox::SandboxPtr &each : *sandboxes) {
                const auto links = sandbox::linksFrom(each->links);
                if (std::any_of(links.begin(), links.end(), [&](const auto &one) { return one.name() == link; }))
                    return revoke(invocation, each->id.text(), link);
            }
            fail(invocation, {base::ErrorCode::NotFound, "there is no such link", "link " + m_link});
        });
}

void GatewayRevokeCommand::revoke(Invocation &invocation, const std::string &sandbox,
                                  const std::optional<QString> &link)
{
    const auto id = base::SandboxId::parse(sandbox);
    if (!id)
        return invocation.fail(id.error());
    Cluster &cluster = *invocation.cluster();
    const QString object = QString::fromStdString(sandbox);
    invocation.audit().begin(cluster, sandbox::linkRevokeKind, object,
                             link ? QJsonObject{{u"links"_s, QJsonArray{*link}}} : QJsonObject());
    m_step =
        sandbox::LinkRevocation::start(cluster.api(), cluster.nameSpace(), *id, link, this,
                                       [this, &invocation, object](const base::Result<sandbox::RevokedLinks> &gone) {
                                           if (!gone)
                                               return fail(invocation, gone.error());
                                           invocation.noteAnswer();
                                           invocation.audit().done(object, gone->auditParameters());
                                           QJsonArray items;
                                           for (const sandbox::BrowserLink &each : gone->links)
                                               items.append(sandbox::jsonOf(each, gone->sandbox));
                                           invocation.output().list(linkShape(), items);
                                           invocation.finish();
                                       });
}

void GatewayRevokeCommand::fail(Invocation &invocation, const base::Error &error)
{
    if (error.code != base::ErrorCode::NotFound)
        return invocation.fail(error);
    invocation.fail(error, "liteboxctl gateway links shows those there are.");
}

} // namespace liteboxd::ctl
