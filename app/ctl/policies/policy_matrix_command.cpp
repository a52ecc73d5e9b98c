// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_matrix_command.h"

#include "app/ctl/policies/policy_shape.h"

#include <QJsonArray>

namespace liteboxd::ctl {

using namespace policy;

void PolicyMatrixCommand::act(Invocation &invocation, const explain::PolicyExplainer &explainer)
{
    QJsonArray items;
    const auto ends = explain::matrixEnds(explainer);
    explain::eachPair(explainer, ends, ends,
                      [&items](const explain::MatrixEntry &entry) { items.append(jsonOf(entry)); });
    invocation.output().list(matrixShape(), items);
    invocation.finish();
}

} // namespace liteboxd::ctl
