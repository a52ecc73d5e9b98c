// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

namespace liteboxd::policy::lint {

void checkRefused(const View &view, Findings &findings)
{
    for (const explain::CompiledPolicy &policy : view.explainer().policies().policies) {
        if (policy.refusal) {
            findings.push_back({Severity::Error,
                                policy.name,
                                {},
                                "refused",
                                "Cilium refuses it, so it does nothing at all: " + *policy.refusal,
                                "mend what is refused and apply it again"});
        }
        for (const std::string &field : policy.unknownFields) {
            findings.push_back({Severity::Warning, policy.name, field, "unknown-field",
                                "this field is not understood: the API server drops it or refuses the policy",
                                "remove it, or correct its name"});
        }
    }
    for (const objects::CiliumPolicy &policy : view.objects().ciliumPolicies) {
        if (!policy.reportedFault)
            continue;
        const char *kind = policy.isClusterwide() ? "CiliumClusterwideNetworkPolicy" : "CiliumNetworkPolicy";
        findings.push_back({Severity::Error,
                            {kind, policy.name},
                            {},
                            "reported-invalid",
                            "the agent reports it as invalid: " + *policy.reportedFault,
                            "mend what the agent names: until then the policy does nothing"});
    }
}

} // namespace liteboxd::policy::lint
