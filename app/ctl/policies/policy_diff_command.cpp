// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_diff_command.h"

#include "app/ctl/policies/policy_summary_shape.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

void PolicyDiffCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "only this policy");
}

void PolicyDiffCommand::act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies)
{
    QJsonArray items;
    bool isKnown = m_name.empty();
    for (const policy::PolicySummary &each : policies) {
        const bool isShipped = !each.present || shippedNames().contains(each.name);
        if (!isShipped || (!m_name.empty() && each.name.toStdString() != m_name))
            continue;
        isKnown = true;
        if (each.drift.empty())
            continue;
        items.append(jsonOf(each));
        if (each.older)
            invocation.messages().note(each.name.toStdString() + ": " + policy::sentenceFor(*each.older));
    }
    if (!isKnown)
        return invocation.fail({base::ErrorCode::NotFound, "this program ships no policy of that name for this cluster",
                                "policy " + m_name});
    invocation.output().list(differenceShape(), items);
    invocation.finish(items.isEmpty() ? ExitCode::Done : ExitCode::Failed);
}

} // namespace liteboxd::ctl
