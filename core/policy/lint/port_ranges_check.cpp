// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

namespace liteboxd::policy::lint {

namespace {

void checkRange(const explain::PolicyName &policy, const std::string &path, const std::string &port, std::int32_t end,
                Findings &findings)
{
    const auto first = explain::WrittenPort::parse(port);
    if (!first || !first->name.empty() || end <= 0 || end >= first->number)
        return;
    findings.push_back({Severity::Error, policy, path, "range-ends-before-it-begins",
                        "its range ends at " + std::to_string(end) + ", before it begins: it means port " +
                            std::to_string(first->number) + " alone",
                        "write an endPort that is not below the port, or none"});
}

std::string indexed(const std::string &list, std::size_t at)
{
    return list + '[' + std::to_string(at) + ']';
}

} // namespace

void checkPortRanges(const View &view, Findings &findings)
{
    view.eachEntry([&findings](const View::Entry &entry) {
        for (std::size_t rule = 0; rule < entry.rule.toPorts.size(); ++rule) {
            const auto &ports = entry.rule.toPorts[rule].ports;
            for (std::size_t at = 0; at < ports.size(); ++at)
                checkRange(entry.policy, indexed(indexed(entry.path + ".toPorts", rule) + ".ports", at), ports[at].port,
                           ports[at].endPort, findings);
        }
    });
    for (const objects::NetworkPolicy &policy : view.objects().networkPolicies) {
        const auto check = [&](const std::vector<objects::NetworkPolicyRule> &rules, const std::string &list) {
            for (std::size_t rule = 0; rule < rules.size(); ++rule) {
                const auto &ports = rules[rule].ports;
                for (std::size_t at = 0; at < ports.size(); ++at)
                    checkRange({"NetworkPolicy", policy.name}, indexed(indexed(list, rule) + ".ports", at),
                               ports[at].port.value_or(std::string()), ports[at].endPort.value_or(0), findings);
            }
        };
        check(policy.ingress, "spec.ingress");
        check(policy.egress, "spec.egress");
    }
}

} // namespace liteboxd::policy::lint
