// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_summaries_command.h"

namespace liteboxd::ctl {

/// `policy list`: every policy that can decide about the sandboxes: those of their namespace and of the whole cluster.
class PolicyListCommand final : public PolicySummariesCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies) override;
};

} // namespace liteboxd::ctl
