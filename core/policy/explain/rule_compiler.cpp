// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/rule_compiler.h"

#include "core/policy/explain/refusal.h"
#include "core/policy/explain/service_targets.h"

#include <algorithm>
#include <map>

namespace liteboxd::policy::explain {

namespace {

/// Blocks of the policies in force, longest first, each once.
class BlockList
{
public:
    void add(const std::optional<IpPrefix> &block)
    {
        if (block && block->length > 0 && std::find(m_blocks.begin(), m_blocks.end(), *block) == m_blocks.end())
            m_blocks.push_back(*block);
    }

    void add(const std::string &text) { add(IpPrefix::parseLoose(text)); }

    std::vector<IpPrefix> sorted() &&
    {
        std::stable_sort(m_blocks.begin(), m_blocks.end(),
                         [](const IpPrefix &one, const IpPrefix &other) { return one.length > other.length; });
        return std::move(m_blocks);
    }

private:
    std::vector<IpPrefix> m_blocks;
};

void collect(const objects::NetworkPolicy &policy, BlockList &blocks)
{
    for (const auto *rules : {&policy.ingress, &policy.egress}) {
        for (const objects::NetworkPolicyRule &rule : *rules) {
            for (const objects::NetworkPolicyPeer &peer : rule.peers) {
                if (!peer.ipBlock)
                    continue;
                blocks.add(peer.ipBlock->cidr);
                for (const std::string &hole : peer.ipBlock->except)
                    blocks.add(hole);
            }
        }
    }
}

void collect(const objects::CiliumRule &rule, const objects::ClusterObjects &objects, BlockList &blocks)
{
    for (const std::string &cidr : rule.cidrs.value_or(std::vector<std::string>{}))
        blocks.add(cidr);
    for (const objects::CidrRule &each : rule.cidrSet.value_or(std::vector<objects::CidrRule>{})) {
        blocks.add(each.cidr);
        for (const std::string &hole : each.except)
            blocks.add(hole);
    }
    if (!rule.services)
        return;
    const ServiceTargets targets = targetsOf(*rule.services, objects);
    for (const IpPrefix &block : targets.blocks)
        blocks.add(block);
}

void collect(const objects::CiliumSpec &spec, const objects::ClusterObjects &objects, BlockList &blocks,
             std::vector<objects::FqdnSelector> &names)
{
    for (const auto *rules : {&spec.ingress, &spec.ingressDeny, &spec.egress, &spec.egressDeny}) {
        for (const objects::CiliumRule &rule : *rules) {
            collect(rule, objects, blocks);
            for (const objects::FqdnSelector &name : rule.fqdns.value_or(std::vector<objects::FqdnSelector>{})) {
                if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(name);
            }
        }
    }
}

template<class Policy>
std::vector<const Policy *> lastOfEachName(const std::vector<Policy> &policies)
{
    std::map<objects::ObjectName, std::size_t> last;
    for (std::size_t at = 0; at < policies.size(); ++at)
        last[policies[at].name] = at;
    std::vector<const Policy *> result;
    for (std::size_t at = 0; at < policies.size(); ++at) {
        if (last[policies[at].name] == at)
            result.push_back(&policies[at]);
    }
    return result;
}

/// A policy that names groups of a cloud anywhere is left to the operator as a whole, which writes another for it.
void markDerived(std::vector<PolicySpec> &specs, std::size_t first)
{
    bool derived = false;
    for (std::size_t at = first; at < specs.size(); ++at)
        derived = derived || specs[at].ingress.derived || specs[at].egress.derived;
    for (std::size_t at = first; at < specs.size(); ++at) {
        specs[at].ingress.derived = derived;
        specs[at].egress.derived = derived;
    }
}

const char *kindOf(const objects::CiliumPolicy &policy)
{
    return policy.isClusterwide() ? "CiliumClusterwideNetworkPolicy" : "CiliumNetworkPolicy";
}

} // namespace

CompiledPolicies compile(const objects::ClusterObjects &objects)
{
    CompiledPolicies result;
    BlockList blocks;
    const bool isPlain = objects.enforcement == objects::Enforcement::Kubernetes;
    for (const objects::NetworkPolicy *policy : lastOfEachName(objects.networkPolicies)) {
        result.policies.push_back({{"NetworkPolicy", policy->name},
                                   isPlain ? std::nullopt : refusal(*policy),
                                   policy->findings.unknownFields});
        if (result.policies.back().refusal)
            continue;
        result.specs.push_back(compileSpec(*policy, result.policies.size() - 1, objects.enforcement));
        collect(*policy, blocks);
    }
    const auto ciliumPolicies =
        isPlain ? std::vector<const objects::CiliumPolicy *>{} : lastOfEachName(objects.ciliumPolicies);
    for (const objects::CiliumPolicy *policy : ciliumPolicies) {
        result.policies.push_back({{kindOf(*policy), policy->name}, refusal(*policy), policy->findings.unknownFields});
        if (result.policies.back().refusal)
            continue;
        const std::size_t index = result.policies.size() - 1;
        const auto add = [&](const objects::CiliumSpec &spec, const std::string &path) {
            result.specs.push_back(compileSpec(spec, objects, policy->name.nameSpace, index, path));
            collect(spec, objects, blocks, result.names);
        };
        const std::size_t firstSpec = result.specs.size();
        if (policy->spec)
            add(*policy->spec, "spec");
        for (std::size_t at = 0; policy->specs && at < policy->specs->size(); ++at)
            add((*policy->specs)[at], "specs[" + std::to_string(at) + ']');
        markDerived(result.specs, firstSpec);
    }
    result.blocks = std::move(blocks).sorted();
    return result;
}

} // namespace liteboxd::policy::explain
