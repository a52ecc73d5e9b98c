// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_summaries_command.h"

#include <string>

namespace liteboxd::ctl {

/// `policy show NAME`: one policy with the whole object. KIND/NAME where several kinds have that name.
class PolicyShowCommand final : public PolicySummariesCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies) override;

    std::string m_name;
};

} // namespace liteboxd::ctl
