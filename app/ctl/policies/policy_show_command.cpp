// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_show_command.h"

#include "app/ctl/policies/policy_summary_shape.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void PolicyShowCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "the policy; KIND/NAME where several kinds have one of that name")->required();
}

void PolicyShowCommand::act(Invocation &invocation, const std::vector<policy::PolicySummary> &policies)
{
    const QString wanted = QString::fromStdString(m_name);
    std::vector<const policy::PolicySummary *> found;
    for (const policy::PolicySummary &each : policies) {
        if (each.present && (each.name == wanted || each.kind + u'/' + each.name == wanted))
            found.push_back(&each);
    }
    if (found.empty())
        return invocation.fail({base::ErrorCode::NotFound, "there is no such policy", "policy " + m_name},
                               "liteboxctl policy list shows what there is.");
    if (found.size() > 1)
        return invocation.fail(
            {base::ErrorCode::InvalidArgument, "several kinds have a policy of that name", "policy " + m_name},
            "Say which one: " + found.front()->kind.toStdString() + '/' + m_name + '.');
    QJsonObject item = jsonOf(*found.front());
    item.insert(QStringLiteral("object"), found.front()->object);
    invocation.output().item(summaryShape(), item);
    invocation.finish();
}

} // namespace liteboxd::ctl
