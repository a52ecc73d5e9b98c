// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "gateway/install/gateway_rollout.h"
#include "gateway/install/rollout_watch.h"

#include <QElapsedTimer>

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `gateway install` and `gateway upgrade`: says first what would change, in the API server's own judgement, and writes
/// only if it takes every object; with --dry-run it stops there. Then waits until the Deployment is rolled out, or says
/// why it will not be.
class GatewayRolloutCommand final : public Command
{
    Q_OBJECT

public:
    explicit GatewayRolloutCommand(install::GatewayRollout::Purpose purpose);

    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    base::Result<install::GatewayWishes> wishes() const;
    void judge(Invocation &invocation, Cluster &cluster, const install::GatewayWishes &wishes);
    void apply(Invocation &invocation, Cluster &cluster, const install::GatewayWishes &wishes);
    void follow(Invocation &invocation, Cluster &cluster, const install::InstallReport &report);

    const install::GatewayRollout::Purpose m_purpose;
    std::string m_image;
    std::vector<std::string> m_settings;
    install::IngressKind m_ingress = install::IngressKind::None;
    std::string m_domain;
    std::string m_tlsSecret;
    bool m_takes = false;
    bool m_isDryRun = false;
    bool m_waits = true;
    QElapsedTimer m_since; ///< the command began
    std::unique_ptr<install::RolloutWatch> m_watch;
    async::Request m_step;
};

} // namespace liteboxd::ctl
