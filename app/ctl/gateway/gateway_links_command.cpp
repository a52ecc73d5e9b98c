// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_links_command.h"

#include "app/ctl/gateway/link_shape.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

void GatewayLinksCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "only those of this sandbox");
}

void GatewayLinksCommand::start(Invocation &invocation)
{
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
                    items.append(linkJson(link, each->id));
            }
            if (!isKnown)
                return invocation.fail({base::ErrorCode::NotFound, "there is no such sandbox", "sandbox " + m_id});
            invocation.output().list(linkShape(), items);
            invocation.finish();
        });
}

} // namespace liteboxd::ctl
