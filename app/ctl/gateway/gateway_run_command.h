// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/loopback_gateway.h"
#include "gateway/control/sandbox_pod_source.h"

#include <cstdint>
#include <memory>

namespace liteboxd::ctl {

/// `liteboxctl gateway run`: the console's gateway without the console, on 127.0.0.1 and ::1.
class GatewayRunCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void listen(Invocation &invocation, Cluster &cluster);

    std::uint16_t m_port = control::defaultLocalPort;
    control::GatewayRules m_rules;
    std::unique_ptr<sandbox::SandboxCache> m_sandboxes;
    std::unique_ptr<control::SandboxPodSource> m_pods;
    std::unique_ptr<control::LoopbackGateway> m_gateway; ///< goes before the pods it serves
};

} // namespace liteboxd::ctl
