// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>

namespace liteboxd::policy::lint {

namespace {

/// Whose address lies in a block: "pods", "nodes", or "" for neither.
std::string whoIsIn(const std::string &text, const objects::ClusterObjects &objects)
{
    const auto block = explain::IpPrefix::parseLoose(text);
    if (!block || block->length == 0)
        return {};
    const auto isIn = [&block](const std::string &address) {
        const auto parsed = explain::IpAddress::parse(address);
        return parsed && block->contains(*parsed);
    };
    for (const objects::Node &node : objects.nodes) {
        if (std::any_of(node.addresses.begin(), node.addresses.end(), isIn))
            return "nodes";
    }
    for (const objects::Pod &pod : objects.pods) {
        if (!pod.ended && std::any_of(pod.addresses.begin(), pod.addresses.end(), isIn))
            return pod.hostNetwork ? "nodes" : "pods";
    }
    return {};
}

void checkBlock(const View &view, const explain::PolicyName &policy, const std::string &path, const std::string &block,
                bool isExcept, Findings &findings)
{
    const std::string who = whoIsIn(block, view.objects());
    if (who.empty())
        return;
    const std::string entity = who == "nodes" ? "the entities host and remote-node (kube-apiserver for the API server)"
                                              : "selectors of their labels";
    findings.push_back({Severity::Warning, policy, path, "block-means-no-" + who,
                        "there are " + who + " in " + block +
                            ", but to Cilium blocks of addresses mean neither nodes nor pods: this " +
                            (isExcept ? "exception keeps nobody from them" : "entry does not touch them"),
                        "name " + who + " by " + entity + " in a CiliumNetworkPolicy"});
}

void checkEntry(const View &view, const View::Entry &entry, Findings &findings)
{
    const std::string side = entry.egress ? "to" : "from";
    for (const std::string &block : entry.rule.cidrs.value_or(std::vector<std::string>{}))
        checkBlock(view, entry.policy, entry.path + '.' + side + "CIDR", block, false, findings);
    for (const objects::CidrRule &rule : entry.rule.cidrSet.value_or(std::vector<objects::CidrRule>{})) {
        const std::string path = entry.path + '.' + side + "CIDRSet";
        checkBlock(view, entry.policy, path, rule.cidr, false, findings);
        for (const std::string &hole : rule.except)
            checkBlock(view, entry.policy, path, hole, true, findings);
        const auto &groups = view.objects().cidrGroups;
        const bool isThere = std::any_of(groups.begin(), groups.end(), [&rule](const objects::CidrGroup &group) {
            return group.name == rule.groupRef;
        });
        if (!rule.groupRef.empty() && !isThere) {
            findings.push_back({Severity::Warning, entry.policy, path, "no-such-group",
                                "there is no CiliumCIDRGroup " + rule.groupRef + ", so the entry means nobody",
                                "create the group, or correct its name"});
        }
        if (rule.groupSelector && rule.groupSelector->isEmpty()) {
            findings.push_back({Severity::Error, entry.policy, path, "opens-to-everybody",
                                "an empty cidrGroupSelector means everybody, pods and nodes too, and not every group",
                                "select the groups by a label that they all have"});
        }
    }
}

} // namespace

void checkAddresses(const View &view, Findings &findings)
{
    if (view.explainer().identities().isPlain())
        return; // without Cilium a block means whatever has an address in it
    view.eachEntry([&](const View::Entry &entry) { checkEntry(view, entry, findings); });
    for (const objects::NetworkPolicy &policy : view.objects().networkPolicies) {
        const explain::PolicyName name{"NetworkPolicy", policy.name};
        const auto check = [&](const std::vector<objects::NetworkPolicyRule> &rules, const std::string &list) {
            for (std::size_t at = 0; at < rules.size(); ++at) {
                for (const objects::NetworkPolicyPeer &peer : rules[at].peers) {
                    const std::string path = list + '[' + std::to_string(at) + ']';
                    if (!peer.ipBlock)
                        continue;
                    checkBlock(view, name, path, peer.ipBlock->cidr, false, findings);
                    for (const std::string &hole : peer.ipBlock->except)
                        checkBlock(view, name, path, hole, true, findings);
                }
            }
        };
        check(policy.ingress, "spec.ingress");
        check(policy.egress, "spec.egress");
    }
}

} // namespace liteboxd::policy::lint
