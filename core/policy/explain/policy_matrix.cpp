// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_matrix.h"

namespace liteboxd::policy::explain {

namespace {

/// An end with the rules that hold for it, so that they are found once and not for each pair.
struct PreparedEnd
{
    MatrixEnd end;
    std::optional<SubjectRules> rules{}; ///< of a pod
    std::optional<Identity> identity{};  ///< of a pod or a name; what an entity is depends on who asks
    std::vector<TargetPort> ports;
};

std::string wordOf(const MatrixEnd &end)
{
    return end.text.substr(end.text.find(':') + 1);
}

std::vector<TargetPort> portsOf(const PolicyExplainer &explainer, const MatrixEnd &end)
{
    if (!end.pod)
        return {{443, Protocol::Tcp}};
    std::vector<TargetPort> ports;
    for (const objects::ContainerPort &port : explainer.objects().pods[*end.pod].ports) {
        if (const auto protocol = protocolNamed(port.protocol))
            ports.push_back({port.number, *protocol});
    }
    if (ports.empty())
        ports.push_back({80, Protocol::Tcp});
    return ports;
}

std::vector<PreparedEnd> prepared(const PolicyExplainer &explainer, const std::vector<MatrixEnd> &ends,
                                  Direction direction)
{
    std::vector<PreparedEnd> result;
    for (const MatrixEnd &end : ends) {
        PreparedEnd each{end, {}, {}, portsOf(explainer, end)};
        if (end.pod) {
            each.rules.emplace(explainer.rulesOf(*end.pod, direction));
            each.identity = explainer.identities().ofPod(*end.pod);
        } else if (end.text.starts_with("fqdn:")) {
            each.identity = explainer.identities().named(wordOf(end));
        }
        result.push_back(std::move(each));
    }
    return result;
}

/// Who `peer` is for a pod. Entities are known: there is an answer.
std::vector<Identity> identitiesOf(const PolicyExplainer &explainer, const PreparedEnd &peer, std::size_t subject)
{
    if (peer.identity)
        return {*peer.identity};
    const EntityPeer entity{wordOf(peer.end)};
    return explainer.identities().resolve(entity, explainer.objects().pods[subject]).value();
}

/// The verdict of both ends: a denial of one is a denial.
void combine(MatrixEntry &entry, Verdict verdict, bool isFirst)
{
    const bool decides = isFirst || (verdict.outcome != Outcome::Allowed && entry.outcome != Outcome::Denied);
    if (decides && verdict.outcome != Outcome::Allowed)
        entry.decidedBy.clear();
    if (decides || entry.outcome == Outcome::Allowed)
        entry.decidedBy.insert(entry.decidedBy.end(), verdict.decidedBy.begin(), verdict.decidedBy.end());
    if (!decides)
        return;
    entry.outcome = verdict.outcome;
    const bool isByDefault = verdict.outcome == Outcome::Denied && verdict.decidedBy.empty();
    entry.isolatedBy = isByDefault ? std::move(verdict.isolatedBy) : std::vector<PolicyName>{};
}

} // namespace

std::vector<MatrixEnd> matrixEnds(const PolicyExplainer &explainer)
{
    std::vector<MatrixEnd> ends;
    const auto &pods = explainer.objects().pods;
    for (std::size_t at = 0; at < pods.size(); ++at) {
        if (!pods[at].ended && !pods[at].hostNetwork)
            ends.push_back({"pod:" + pods[at].name.text(), at});
    }
    for (const char *entity : {"entity:host", "entity:remote-node", "entity:kube-apiserver", "entity:world"})
        ends.push_back({entity, {}});
    return ends;
}

void eachPair(const PolicyExplainer &explainer, const std::vector<MatrixEnd> &sources,
              const std::vector<MatrixEnd> &targets, const std::function<void(MatrixEntry)> &take)
{
    const std::vector<PreparedEnd> from = prepared(explainer, sources, Direction::Egress);
    const std::vector<PreparedEnd> to = prepared(explainer, targets, Direction::Ingress);
    for (const PreparedEnd &source : from) {
        for (const PreparedEnd &target : to) {
            if ((!source.end.pod && !target.end.pod) || source.end.text == target.end.text)
                continue;
            for (const TargetPort &port : target.ports) {
                MatrixEntry entry{source.end.text, target.end.text, port, Outcome::Unknown, {}, {}};
                bool isFirst = true;
                if (source.rules) {
                    combine(entry, source.rules->decide(identitiesOf(explainer, target, *source.end.pod), port), true);
                    isFirst = false;
                }
                if (target.rules)
                    combine(entry, target.rules->decide(identitiesOf(explainer, source, *target.end.pod), port),
                            isFirst);
                take(std::move(entry));
            }
        }
    }
}

} // namespace liteboxd::policy::explain
