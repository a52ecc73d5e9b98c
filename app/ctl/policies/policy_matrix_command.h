// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_objects_command.h"

namespace liteboxd::ctl {

/// `policy matrix`: may each pod connect to each other, to nodes, to the API server and to the internet, and they to
/// it.
class PolicyMatrixCommand final : public PolicyObjectsCommand
{
    Q_OBJECT

private:
    void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) override;
};

} // namespace liteboxd::ctl
