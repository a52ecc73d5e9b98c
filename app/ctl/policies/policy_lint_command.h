// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_objects_command.h"

namespace liteboxd::ctl {

/// `policy lint`: what the rules really do where that is not what they look like. Ends with 1 if there is an error.
class PolicyLintCommand final : public PolicyObjectsCommand
{
    Q_OBJECT

private:
    void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) override;
};

} // namespace liteboxd::ctl
