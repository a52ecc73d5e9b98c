// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/policies/policy_objects_command.h"

namespace liteboxd::ctl {

/// `policy explain (--sandbox ID|--pod NS/NAME) --egress|--ingress --peer PEER --port N[/PROTOCOL]`: what the policies
/// say to one connection. Ends with 0 if it is allowed, 1 if it is denied, 6 if that cannot be told.
class PolicyExplainCommand final : public PolicyObjectsCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) override;

    std::string m_sandbox;
    std::string m_pod;
    bool m_egress = false;
    bool m_ingress = false; ///< the other of the two
    std::string m_peer;
    std::string m_port;
};

} // namespace liteboxd::ctl
