// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_revoke_command.h"

#include "app/ctl/gateway/link_shape.h"
#include "core/sandbox/link_json.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int mostAttempts = 5;

QJsonArray namesOf(const QJsonArray &links)
{
    QJsonArray names;
    for (const QJsonValue &each : links)
        names.append(each[u"id"_s]);
    return names;
}

} // namespace

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
            revoke(invocation, *sandboxes);
        });
}

bool GatewayRevokeCommand::isMeant(const sandbox::Sandbox &sandbox, const QString &link) const
{
    return m_link.empty() ? sandbox.id.text() == m_sandbox : link.toStdString() == m_link;
}

void GatewayRevokeCommand::revoke(Invocation &invocation, const std::vector<sandbox::SandboxPtr> &sandboxes)
{
    for (const sandbox::SandboxPtr &each : sandboxes) {
        std::vector<sandbox::BrowserLink> left;
        QJsonArray gone;
        for (const sandbox::BrowserLink &link : sandbox::linksFrom(each->links)) {
            if (isMeant(*each, link.name()))
                gone.append(sandbox::jsonOf(link, each->id));
            else
                left.push_back(link);
        }
        if (gone.isEmpty())
            continue;
        if (m_attempts++ == 0)
            invocation.audit().begin(*invocation.cluster(), sandbox::linkRevokeKind,
                                     QString::fromStdString(each->id.text()), {{u"links"_s, namesOf(gone)}});
        m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                     .setLinks(*each, each->links, sandbox::linksText(left), this,
                               [this, &invocation, gone](const base::Result<sandbox::Sandbox> &changed) {
                                   if (!changed && changed.error().code == base::ErrorCode::Conflict &&
                                       m_attempts < mostAttempts)
                                       return look(invocation);
                                   if (!changed)
                                       return invocation.fail(changed.error());
                                   invocation.output().list(linkShape(), gone);
                                   invocation.finish();
                               });
        return;
    }
    invocation.fail({base::ErrorCode::NotFound, "there is no such link",
                     m_link.empty() ? "sandbox " + m_sandbox : "link " + m_link},
                    "liteboxctl gateway links shows those there are.");
}

} // namespace liteboxd::ctl
