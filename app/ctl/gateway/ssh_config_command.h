// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

#include <QString>

#include <string>

namespace liteboxd::ctl {

/// `liteboxctl ssh-config`: a block for ~/.ssh/config by which ssh reaches sandboxes as hosts, through `liteboxctl
/// tcp`. Asks nobody.
class SshConfigCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    QString block(const GlobalOptions &options) const;

    std::string m_user = "root";
    std::string m_gateway;
    std::string m_tokenFile;
};

} // namespace liteboxd::ctl
