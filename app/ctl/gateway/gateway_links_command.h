// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/gateway/gateway_question.h"
#include "core/async/request.h"

#include <string>

namespace liteboxd::ctl {

/// `gateway links [ID]`: the links there are, of one sandbox or of all; of a gateway also who uses them.
class GatewayLinksCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void askGateway(Invocation &invocation);
    void askGateways(Invocation &invocation, const QJsonArray &links);

    std::string m_id;
    GatewayQuestion m_gateway;
    async::Request m_step;
};

} // namespace liteboxd::ctl
