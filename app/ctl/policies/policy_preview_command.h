// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_objects_command.h"

namespace liteboxd::ctl {

/// `policy preview -f FILE`: which verdicts the policies in a file would turn, computed.
class PolicyPreviewCommand final : public PolicyObjectsCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) override;

    std::string m_file;
    std::string m_since;
};

} // namespace liteboxd::ctl
