// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/browser_link.h"
#include "core/sandbox/sandbox_search.h"

#include <QUrl>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `gateway link ID PORT`: an address by which a browser without the token may open part of a sandbox, for a time.
class GatewayLinkCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void look(Invocation &invocation, const base::SandboxId &id);
    void make(Invocation &invocation, const sandbox::Sandbox &found);
    void tell(Invocation &invocation, const sandbox::Sandbox &made);

    std::string m_id;
    std::uint16_t m_port = 0;
    std::chrono::seconds m_time = std::chrono::minutes(10);
    std::string m_path = "/";
    std::string m_methods;
    int m_uses = 0;
    std::string m_gatewayText;
    QUrl m_gateway;
    int m_attempts = 0; ///< others make links at the same time
    sandbox::BrowserLink m_link;
    async::Request m_step;
};

} // namespace liteboxd::ctl
