// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_links_command.h"

#include "app/ctl/gateway/link_shape.h"
#include "core/sandbox/link_json.h"
#include "core/sandbox/sandbox_snapshot.h"
#include "gateway/install/link_use_reading.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void GatewayLinksCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "only those of this sandbox");
    m_gateway.declare(options);
}

void GatewayLinksCommand::start(Invocation &invocation)
{
    if (m_gateway.isMeant())
        return askGateway(invocation);
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the sandboxes of namespace " + cluster->nameSpace());
    m_step = sandbox::SandboxSnapshot::take(
        cluster->api(), cluster->nameSpace(), this,
        [this, &invocation](const base::Result<std::vector<sandbox::SandboxPtr>> &sandboxes) {
            if (!sandboxes)
                return invocation.fail(sandboxes.error());
            QJsonArray items;
            bool isKnown = m_id.empty();
            for (const sandbox::SandboxPtr &each : *sandboxes) {
                if (!m_id.empty() && each->id.text() != m_id)
                    continue;
                isKnown = true;
                for (const sandbox::BrowserLink &link : sandbox::linksFrom(each->links))
                    items.append(sandbox::jsonOf(link, each->id));
            }
            if (!isKnown)
                return invocation.fail({base::ErrorCode::NotFound, "there is no such sandbox", "sandbox " + m_id});
            askGateways(invocation, items);
        });
}

/// Those that run in the namespace, if there are any: who uses each link.
void GatewayLinksCommand::askGateways(Invocation &invocation, const QJsonArray &links)
{
    const auto tell = [&invocation, links](const install::LinkUses &uses) {
        QJsonArray items;
        for (const QJsonValue &link : links) {
            QJsonObject item = link.toObject();
            const install::LinkUse use = uses.of(item[u"id"_s].toString());
            item.insert(u"viewers"_s, uses.isKnown() ? QJsonValue(use.viewers) : QJsonValue());
            item.insert(u"requests"_s, uses.isKnown() ? QJsonValue(use.requests) : QJsonValue());
            items.append(item);
        }
        invocation.output().list(linkShape(), items);
        invocation.finish();
    };
    if (links.isEmpty())
        return tell({});
    Cluster &cluster = *invocation.cluster();
    m_step = install::LinkUseReading::start(
        cluster.api(), cluster.nameSpace(), this, [&invocation, tell](const base::Result<install::LinkUses> &uses) {
            if (!uses)
                invocation.messages().note("who uses them is not known: " + uses.error().text());
            else if (uses->answered < uses->asked)
                invocation.messages().note(std::to_string(uses->answered) + " of " + std::to_string(uses->asked) +
                                           " gateways have said who uses them");
            tell(uses.value_or(install::LinkUses()));
        });
}

/// Its list has who uses each link, and needs no kubeconfig.
void GatewayLinksCommand::askGateway(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!m_id.empty() && !id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    m_gateway.list(invocation, m_id.empty() ? "/api/v1/links" : "/api/v1/links?sandbox=" + m_id,
                   [&invocation](const base::Result<QJsonArray> &links) {
                       if (!links)
                           return invocation.fail(links.error());
                       invocation.output().list(linkShape(), *links);
                       invocation.finish();
                   });
}

} // namespace liteboxd::ctl
