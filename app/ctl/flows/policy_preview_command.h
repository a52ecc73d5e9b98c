// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/flows/recorded_flows.h"
#include "app/ctl/policies/policy_objects_command.h"
#include "core/policy/policy_preview.h"

#include <QJsonArray>

#include <memory>
#include <optional>

namespace liteboxd::ctl {

/// `policy preview -f FILE`: which verdicts the policies in a file would turn, and with --since which of the recorded
/// flows would now pass or drop. Computed.
class PolicyPreviewCommand final : public PolicyObjectsCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) override;
    void tell(Invocation &invocation);

    std::string m_file;
    std::optional<std::chrono::seconds> m_window;
    QJsonArray m_changes;
    policy::objects::ClusterObjects m_now;
    policy::objects::ClusterObjects m_then;
    std::unique_ptr<RecordedFlows> m_flows;
};

} // namespace liteboxd::ctl
