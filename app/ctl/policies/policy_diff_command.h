// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_summaries_command.h"

#include <string>

namespace liteboxd::ctl {

/// `policy diff [NAME]`: how the default policies in the cluster depart from those that this program ships. Ends with 1 if
/// one does.
class PolicyDiffCommand final : public PolicySummariesCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies) override;

    std::string m_name;
};

} // namespace liteboxd::ctl
