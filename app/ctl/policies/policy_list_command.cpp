// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_list_command.h"

#include "app/ctl/policies/policy_summary_shape.h"

#include <QJsonArray>

namespace liteboxd::ctl {

void PolicyListCommand::declare(CLI::App &) {}

void PolicyListCommand::act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies)
{
    QJsonArray items;
    for (const policy::PolicySummary &each : policies) {
        if (each.present)
            items.append(jsonOf(each));
    }
    invocation.output().list(summaryShape(), items);
    invocation.finish();
}

} // namespace liteboxd::ctl
