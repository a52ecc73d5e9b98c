// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_map.h"

#include "core/policy/explain/alike_pods.h"
#include "core/policy/explain/policy_matrix.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace liteboxd::policy {

using explain::MatrixEnd;
using explain::MatrixEntry;
using explain::Outcome;
using Kind = ReachNode::Kind;
using Side = ReachNode::Side;

namespace {

constexpr std::size_t s_mostNames = 2000; // names of the world that are asked about
constexpr std::size_t s_restNames = 8; // of the names without a node of their own, what the other sandboxes are asked
constexpr std::size_t s_namesKept = 8; // of what a node stands for
constexpr std::size_t s_mostReasons = 32; // of ports and policies that a line tells

/// A line between nodes that stand for thousands does not collect thousands.
template<class Value>
void addOnce(std::vector<Value> &all, const std::vector<Value> &more)
{
    for (const Value &each : more) {
        if (all.size() < s_mostReasons && std::find(all.begin(), all.end(), each) == all.end())
            all.push_back(each);
    }
}

const std::string *sandboxIdOf(const objects::Pod &pod)
{
    const auto label = pod.labels.find("sandbox-id");
    return label == pod.labels.end() ? nullptr : &label->second;
}

/// The names of toFQDNs, as they are written, each once.
std::vector<std::string> namesOf(const explain::PolicyExplainer &explainer)
{
    std::set<std::string> names;
    for (const objects::FqdnSelector &each : explainer.policies().names)
        names.insert(each.matchName.empty() ? each.matchPattern : each.matchName);
    std::vector<std::string> found(names.begin(), names.end());
    found.resize(std::min(found.size(), s_mostNames));
    return found;
}

/// A name that a pattern means.
std::string sampleOf(std::string pattern)
{
    std::replace(pattern.begin(), pattern.end(), '*', 'a');
    return "fqdn:" + pattern;
}

/// Makes one map.
class MapMaker
{
public:
    MapMaker(const explain::PolicyExplainer &explainer, const PolicyMapOptions &options)
        : m_explainer(explainer)
        , m_options(options)
    {}

    PolicyMap make()
    {
        placePods();
        for (const char *entity : {"host", "remote-node", "kube-apiserver", "world"}) {
            place(Side::Callers, std::string("entity:") + entity, {Kind::Entity, Side::Callers, {entity}});
            place(Side::Called, std::string("entity:") + entity, {Kind::Entity, Side::Called, {entity}});
        }
        ask(ends(Side::Callers), ends(Side::Middle));
        ask(ends(Side::Middle), ends(Side::Called));
        ask(m_shown, m_shown);
        for (const auto &[one, other] : m_twins)
            ask({one}, {other});
        askNames();
        return finished();
    }

private:
    std::vector<std::vector<std::size_t>> groups() const
    {
        auto alike = explain::alikePods(m_explainer);
        if (m_options.grouping == PolicyMapOptions::Grouping::Alike)
            return alike;
        std::vector<std::vector<std::size_t>> single;
        for (auto &group : alike) {
            if (sandboxIdOf(pod(group.front())) == nullptr) {
                single.push_back(std::move(group));
                continue;
            }
            for (const std::size_t member : group)
                single.push_back({member});
        }
        std::stable_sort(single.begin(), single.end(),
                         [this](const auto &a, const auto &b) { return pod(a.front()).name < pod(b.front()).name; });
        return single;
    }

    /// The first groups have a node each, and the rest of them one.
    void placePods()
    {
        std::size_t sandboxes = 0;
        std::size_t others = 0;
        for (const auto &group : groups()) {
            const bool isSandbox = sandboxIdOf(pod(group.front())) != nullptr;
            const bool hasPlace = isSandbox ? sandboxes++ < m_options.mostSandboxes : others++ < m_options.mostPods;
            const MatrixEnd end = endOf(group.front());
            if (isSandbox) {
                put(Side::Middle, end, group, hasPlace ? Kind::Sandboxes : Kind::MoreSandboxes);
                if (hasPlace)
                    m_shown.push_back(end);
                if (group.size() > 1) {
                    const MatrixEnd twin = endOf(group[1]);
                    m_nodeOf[{Side::Middle, twin.text}] = m_nodeOf[{Side::Middle, end.text}];
                    m_twins.emplace_back(end, twin);
                }
                continue;
            }
            for (const Side side : {Side::Callers, Side::Called})
                put(side, end, group, hasPlace ? Kind::Pods : Kind::MorePods);
        }
    }

    void put(Side side, const MatrixEnd &end, const std::vector<std::size_t> &group, Kind kind)
    {
        const bool isRest = kind == Kind::MoreSandboxes || kind == Kind::MorePods;
        std::optional<std::size_t> &rest = m_rest[side];
        if (!isRest || !rest) {
            place(side, end.text, {kind, side, {}, 0}, end);
            if (isRest)
                rest = m_map.nodes.size() - 1;
        } else {
            m_nodeOf[{side, end.text}] = *rest;
            m_ends[side].push_back(end);
        }
        ReachNode &node = m_map.nodes[m_nodeOf[{side, end.text}]];
        node.members += group.size();
        for (std::size_t at = 0; at < group.size() && node.names.size() < s_namesKept; ++at) {
            const objects::Pod &member = pod(group[at]);
            const std::string *id = sandboxIdOf(member);
            node.names.push_back(id == nullptr ? member.name.text() : *id);
        }
    }

    void place(Side side, const std::string &text, ReachNode node, std::optional<MatrixEnd> end = {})
    {
        m_nodeOf[{side, text}] = m_map.nodes.size();
        m_map.nodes.push_back(std::move(node));
        m_ends[side].push_back(end ? std::move(*end) : MatrixEnd{text, {}});
    }

    const objects::Pod &pod(std::size_t at) const { return m_explainer.objects().pods[at]; }
    MatrixEnd endOf(std::size_t at) const { return {"pod:" + pod(at).name.text(), at}; }
    const std::vector<MatrixEnd> &ends(Side side) { return m_ends[side]; }

    std::size_t nodeOf(Side side, const std::string &text) const
    {
        const auto own = m_nodeOf.find({side, text});
        return own == m_nodeOf.end() ? m_nodeOf.at({Side::Middle, text}) : own->second;
    }

    void ask(const std::vector<MatrixEnd> &from, const std::vector<MatrixEnd> &to)
    {
        explain::eachPair(m_explainer, from, to, [this](const MatrixEntry &entry) {
            add(nodeOf(Side::Callers, entry.from), nodeOf(Side::Called, entry.to), entry);
        });
    }

    void add(std::size_t from, std::size_t to, const MatrixEntry &entry)
    {
        if (entry.outcome == Outcome::Denied && m_options.shown == PolicyMapOptions::Shown::Allowed)
            return;
        const auto [place, isNew] = m_edgeOf.try_emplace({from, to, entry.outcome}, m_map.edges.size());
        if (isNew)
            m_map.edges.push_back({from, to, entry.outcome});
        ReachEdge &edge = m_map.edges[place->second];
        addOnce(edge.ports, {entry.port.text()});
        addOnce(edge.decidedBy, entry.decidedBy);
        addOnce(edge.isolatedBy, entry.isolatedBy);
    }

    /// Names of which every sandbox that has a node may do the same are one node; the last one is all the rest.
    void askNames()
    {
        std::map<std::string, std::vector<std::string>> written; // by the name that is asked about
        for (const std::string &name : namesOf(m_explainer))
            written[sampleOf(name)].push_back(name);
        std::vector<MatrixEnd> asked;
        for (const auto &[sample, names] : written)
            asked.push_back({sample, {}});
        std::map<std::string, std::string> keys; // what is answered, by the name
        explain::eachPair(m_explainer, m_shown, asked, [&keys](const MatrixEntry &entry) {
            keys[entry.to] += entry.from + ' ' + std::string(nameOf(entry.outcome)) + '\n';
        });
        std::map<std::string, std::size_t> nodeOfKey;
        std::vector<MatrixEnd> samples; // one of those that are answered alike
        for (const auto &[sample, names] : written) {
            const auto [place, isNew] = nodeOfKey.try_emplace(keys[sample], m_map.nodes.size());
            if (isNew) {
                if (samples.size() < m_options.mostNames)
                    m_map.nodes.push_back({Kind::Names, Side::Called, {}, 0});
                place->second = m_map.nodes.size() - 1;
                samples.push_back({sample, {}});
            }
            m_nodeOf[{Side::Called, sample}] = place->second;
            ReachNode &node = m_map.nodes[place->second];
            node.members += names.size();
            for (std::size_t at = 0; at < names.size() && node.names.size() < s_namesKept; ++at)
                node.names.push_back(names[at]);
        }
        ask(m_shown, samples);
        samples.resize(std::min(samples.size(), m_options.mostNames + s_restNames));
        const auto &middle = ends(Side::Middle); // those that are shown are the first of them
        ask({middle.begin() + static_cast<std::ptrdiff_t>(m_shown.size()), middle.end()}, samples);
    }

    /// Without those that no line reaches; sandboxes stay.
    PolicyMap finished()
    {
        std::vector<bool> isKept(m_map.nodes.size());
        for (std::size_t at = 0; at < m_map.nodes.size(); ++at)
            isKept[at] = m_map.nodes[at].side == Side::Middle;
        for (const ReachEdge &edge : m_map.edges)
            isKept[edge.from] = isKept[edge.to] = true;
        std::vector<std::size_t> moved(m_map.nodes.size());
        PolicyMap kept;
        for (std::size_t at = 0; at < m_map.nodes.size(); ++at) {
            moved[at] = kept.nodes.size();
            if (isKept[at])
                kept.nodes.push_back(std::move(m_map.nodes[at]));
        }
        kept.edges = std::move(m_map.edges);
        for (ReachEdge &edge : kept.edges) {
            edge.from = moved[edge.from];
            edge.to = moved[edge.to];
        }
        return kept;
    }

    const explain::PolicyExplainer &m_explainer;
    const PolicyMapOptions &m_options;
    PolicyMap m_map;
    std::map<Side, std::vector<MatrixEnd>> m_ends; ///< one of each group
    std::map<std::pair<Side, std::string>, std::size_t> m_nodeOf;
    std::map<Side, std::optional<std::size_t>> m_rest;
    std::vector<MatrixEnd> m_shown;                       ///< sandboxes that have nodes of their own
    std::vector<std::pair<MatrixEnd, MatrixEnd>> m_twins; ///< two of one group
    std::map<std::tuple<std::size_t, std::size_t, Outcome>, std::size_t> m_edgeOf;
};

} // namespace

PolicyMap policyMap(const explain::PolicyExplainer &explainer, const PolicyMapOptions &options)
{
    return MapMaker(explainer, options).make();
}

} // namespace liteboxd::policy
