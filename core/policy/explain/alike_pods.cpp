// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/alike_pods.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace liteboxd::policy::explain {

namespace {

std::string textOf(const PortFilter &port)
{
    const L7Restriction &l7 = port.l7;
    return std::string(nameOf(port.protocol)) + ',' + port.name + ',' + std::to_string(port.first) + '-' +
           std::to_string(port.last) + ',' + l7.parser + ',' + l7.listener + ',' + std::to_string(l7.listenerPriority) +
           (l7.hasRules ? 'r' : '-') + (l7.hasServerNames ? 's' : '-') + (l7.terminatesTls ? 't' : '-');
}

std::string textOf(const std::vector<Selector> &selectors)
{
    std::string text;
    for (const Selector &each : selectors)
        text += each.text() + ';';
    return text;
}

std::string textOf(const PolicyRule &rule)
{
    std::string text = rule.peers.nobody ? "nobody" : "peers";
    text += textOf(rule.peers.endpoints) + '|' + textOf(rule.peers.others) + '|' + textOf(rule.peers.names);
    text += rule.allPorts ? "|all|" : "|ports|";
    for (const PortFilter &port : rule.ports)
        text += textOf(port) + ';';
    return text + rule.authentication + '\n';
}

/// What a spec says of one direction, whoever it is said to.
std::string textOf(const DirectionRules &rules)
{
    std::string text{rules.present ? 'p' : '-', rules.defaultDeny ? 'd' : '-', rules.derived ? 'g' : '-', '\n'};
    for (const PolicyRule &rule : rules.allow)
        text += '+' + textOf(rule);
    for (const PolicyRule &rule : rules.deny)
        text += '-' + textOf(rule);
    for (const auto *requirements : {&rules.allowRequirements, &rules.denyRequirements})
        text += '!' + textOf({Selector::allOf(*requirements)});
    return text;
}

/// The conditions on pods of all rules, each once. Names to the outside mean no pod.
std::vector<Selector> conditionsOf(const std::vector<PolicySpec> &specs)
{
    std::vector<Selector> conditions;
    std::set<std::string> known;
    const auto add = [&](const Selector &selector) {
        if (!selector.isWildcard() && known.insert(selector.text()).second)
            conditions.push_back(selector);
    };
    for (const PolicySpec &spec : specs) {
        for (const DirectionRules *rules : {&spec.ingress, &spec.egress}) {
            for (const auto *list : {&rules->allow, &rules->deny}) {
                for (const PolicyRule &rule : *list) {
                    std::for_each(rule.peers.endpoints.begin(), rule.peers.endpoints.end(), add);
                    std::for_each(rule.peers.others.begin(), rule.peers.others.end(), add);
                }
            }
            for (const auto *list : {&rules->allowRequirements, &rules->denyRequirements}) {
                for (const Requirement &requirement : *list)
                    add(Selector::allOf({requirement}));
            }
        }
    }
    return conditions;
}

/// What its node and the API server are to a pod: two pods on different nodes may differ in it.
std::string surroundingsOf(const PolicyExplainer &explainer, const objects::Pod &pod)
{
    std::string text;
    for (const char *entity : {"host", "kube-apiserver"}) {
        const auto identities = explainer.identities().resolve(EntityPeer{entity}, pod);
        for (const Identity &identity : identities.value_or(std::vector<Identity>{})) {
            for (const Label &label : identity.labels)
                text += label.source + ':' + label.key + ' ';
        }
        text += ';';
    }
    return text;
}

} // namespace

std::vector<std::vector<std::size_t>> alikePods(const PolicyExplainer &explainer)
{
    const auto &specs = explainer.policies().specs;
    std::map<std::string, std::size_t> numbers; // of what specs say
    std::vector<std::size_t> saying;
    for (const PolicySpec &spec : specs) {
        const std::string text = textOf(spec.ingress) + "/\n" + textOf(spec.egress);
        saying.push_back(numbers.try_emplace(text, numbers.size()).first->second);
    }
    const std::vector<Selector> conditions = conditionsOf(specs);
    const auto &pods = explainer.objects().pods;
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t at = 0; at < pods.size(); ++at) {
        const objects::Pod &pod = pods[at];
        if (pod.ended || pod.hostNetwork)
            continue;
        const Identity &identity = explainer.identities().ofPod(at);
        std::set<std::size_t> said;
        for (std::size_t spec = 0; spec < specs.size(); ++spec) {
            const bool isInPlace = specs[spec].nameSpace.empty() || specs[spec].nameSpace == pod.name.nameSpace;
            if (isInPlace && specs[spec].subject.matches(identity))
                said.insert(saying[spec]);
        }
        std::string key = pod.name.nameSpace + '\n';
        for (const std::size_t number : said)
            key += std::to_string(number) + ' ';
        key += '\n';
        for (const Selector &condition : conditions)
            key += condition.matches(identity) ? '1' : '0';
        for (const objects::ContainerPort &port : pod.ports)
            key += '\n' + port.name + ' ' + std::to_string(port.number) + port.protocol;
        groups[key + '\n' + surroundingsOf(explainer, pod)].push_back(at);
    }
    std::vector<std::vector<std::size_t>> found;
    for (auto &[key, members] : groups)
        found.push_back(std::move(members));
    std::stable_sort(found.begin(), found.end(), [&pods](const auto &a, const auto &b) {
        return a.size() != b.size() ? a.size() > b.size() : pods[a.front()].name < pods[b.front()].name;
    });
    return found;
}

} // namespace liteboxd::policy::explain
