// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_plan.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

QString nameOf(ProbeRole role)
{
    switch (role) {
    case ProbeRole::Sandbox:
        return u"sandbox"_s;
    case ProbeRole::Neighbour:
        return u"neighbour"_s;
    case ProbeRole::FarSandbox:
        return u"far"_s;
    case ProbeRole::Switched:
        return u"switched"_s;
    case ProbeRole::Gateway:
        return u"gateway"_s;
    case ProbeRole::Control:
        return u"control"_s;
    case ProbeRole::Witness:
        break;
    }
    return u"witness"_s;
}

std::vector<ProbePod> ProbePlan::pods() const
{
    std::vector<ProbePod> all;
    const auto add = [&](ProbeRole role, const std::string &nameSpace, const std::string &where) {
        all.push_back({role, nameSpace, u"verify-%1-%2"_s.arg(runId, nameOf(role)).toStdString(), where});
    };
    add(ProbeRole::Sandbox, sandboxNamespace, node);
    add(ProbeRole::Neighbour, sandboxNamespace, node);
    if (!otherNode.empty())
        add(ProbeRole::FarSandbox, sandboxNamespace, otherNode);
    add(ProbeRole::Switched, sandboxNamespace, node);
    add(ProbeRole::Gateway, sandboxNamespace, node);
    add(ProbeRole::Control, controlNamespace, node);
    add(ProbeRole::Witness, controlNamespace, otherNode.empty() ? node : otherNode);
    return all;
}

} // namespace liteboxd::verify
