// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

#include <string>

namespace liteboxd::ctl {

/// `gateway api-token NAME --scope S`: makes a token for the management API. It is said once, here; the gateway's file
/// gets its digest alone.
class GatewayApiTokenCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    std::string m_name;
    std::string m_scope = "read";
    std::string m_file;
};

} // namespace liteboxd::ctl
