// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_lint_command.h"

#include "app/ctl/policies/policy_shape.h"
#include "core/policy/lint/policy_linter.h"

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace policy;

void PolicyLintCommand::act(Invocation &invocation, const explain::PolicyExplainer &explainer)
{
    QJsonArray items;
    bool hasError = false;
    for (const lint::Finding &finding : lint::findingsOf(explainer)) {
        items.append(jsonOf(finding));
        hasError = hasError || finding.severity == lint::Severity::Error;
    }
    if (items.isEmpty())
        invocation.messages().note("no policy does anything else than it looks like");
    invocation.output().list(findingShape(), items);
    invocation.finish(hasError ? ExitCode::Failed : ExitCode::Done);
}

} // namespace liteboxd::ctl
