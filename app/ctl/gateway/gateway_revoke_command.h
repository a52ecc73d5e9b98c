// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"

#include <QString>

#include <optional>
#include <string>

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
    void revoke(Invocation &invocation, const std::string &sandbox, const std::optional<QString> &link);
    static void fail(Invocation &invocation, const base::Error &error);

    std::string m_link;
    std::string m_sandbox;
    async::Request m_step;
};

} // namespace liteboxd::ctl
