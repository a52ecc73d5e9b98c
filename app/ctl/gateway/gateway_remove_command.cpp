// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_remove_command.h"

#include "app/ctl/gateway/install_shape.h"
#include "gateway/install/gateway_removal.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void GatewayRemoveCommand::declare(CLI::App &options)
{
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and change nothing");
}

void GatewayRemoveCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the API server to remove the gateway's objects");
    m_step = install::GatewayRemoval::start(cluster->api(), cluster->nameSpace(),
                                            m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store, this,
                                            [&invocation](const base::Result<install::InstallReport> &report) {
                                                if (!report)
                                                    return invocation.fail(report.error());
                                                tellReport(invocation, *report);
                                            });
}

} // namespace liteboxd::ctl
