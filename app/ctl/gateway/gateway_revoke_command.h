// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox.h"

#include <QJsonArray>

#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `gateway revoke LINK`, `gateway revoke --sandbox ID`: takes one link away, or all of a sandbox. Gateways hear of it
/// within a second, and end its WebSockets.
class GatewayRevokeCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void look(Invocation &invocation);
    void revoke(Invocation &invocation, const std::vector<sandbox::SandboxPtr> &sandboxes);
    bool isMeant(const sandbox::Sandbox &sandbox, const QString &link) const;

    std::string m_link;
    std::string m_sandbox;
    int m_attempts = 0; ///< others change links at the same time
    async::Request m_step;
};

} // namespace liteboxd::ctl
