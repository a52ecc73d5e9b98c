// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/rule_facts.h"

#include "core/policy/objects/policy_reader.h"

#include <utility>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;

namespace {

QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

QStringList qs(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list << q(text);
    return list;
}

/// "app=web, tier in (a, b), !old"; "" for everything.
QString textOf(const objects::LabelSelector &selector)
{
    QStringList terms;
    for (const auto &[key, value] : selector.matchLabels)
        terms << q(key) + u'=' + q(value);
    for (const objects::SelectorExpression &term : selector.matchExpressions) {
        if (term.op == "Exists")
            terms << q(term.key);
        else if (term.op == "DoesNotExist")
            terms << u'!' + q(term.key);
        else
            terms << u"%1 %2 (%3)"_s.arg(q(term.key), term.op == "In" ? u"in"_s : u"not in"_s,
                                         qs(term.values).join(u", "_s));
    }
    return terms.join(u", "_s);
}

QString blockText(const std::string &cidr, const std::vector<std::string> &except)
{
    return except.empty() ? q(cidr) : q(cidr) + u" except "_s + qs(except).join(u", "_s);
}

PeerFact factOf(const objects::NetworkPolicyPeer &peer)
{
    if (peer.ipBlock)
        return {PeerKind::Block, blockText(peer.ipBlock->cidr, peer.ipBlock->except)};
    const QString pods = peer.podSelector ? textOf(*peer.podSelector) : QString();
    if (!peer.namespaceSelector)
        return {PeerKind::Pods, pods};
    const QString spaces = textOf(*peer.namespaceSelector);
    if (pods.isEmpty())
        return {PeerKind::Namespaces, spaces};
    return {PeerKind::Pods, pods + u" @ "_s + (spaces.isEmpty() ? u"*"_s : spaces)};
}

QString portText(const QString &port, std::int32_t end, const std::string &protocol)
{
    const QString range = end > 0 ? port + u'-' + QString::number(end) : port;
    const QString name = q(protocol).toLower();
    return name.isEmpty() || name == u"any"_s ? range : range + u'/' + name;
}

RuleFact factOf(const objects::NetworkPolicyRule &rule, explain::Direction direction, QString path)
{
    RuleFact fact{direction, false, std::move(path)};
    for (const objects::NetworkPolicyPeer &peer : rule.peers)
        fact.peers.push_back(factOf(peer));
    if (fact.peers.empty())
        fact.peers.push_back({PeerKind::Everybody});
    for (const objects::NetworkPolicyPort &port : rule.ports)
        fact.ports << portText(port.port ? q(*port.port) : u"*"_s, port.endPort.value_or(0),
                               port.protocol.value_or("TCP"));
    return fact;
}

QString textOf(const objects::CidrRule &rule)
{
    if (!rule.groupRef.empty())
        return blockText(rule.groupRef, rule.except);
    if (rule.groupSelector)
        return blockText(textOf(*rule.groupSelector).toStdString(), rule.except);
    return blockText(rule.cidr, rule.except);
}

QString textOf(const objects::ServiceReference &service)
{
    const auto placed = [](const QString &name, const std::string &space) {
        return space.empty() ? name : q(space) + u'/' + name;
    };
    if (service.byName)
        return placed(q(service.byName->name), service.byName->nameSpace);
    return service.byLabels ? placed(textOf(service.byLabels->selector), service.byLabels->nameSpace) : QString();
}

QString textOf(const objects::FqdnSelector &name)
{
    return q(name.matchPattern.empty() ? name.matchName : name.matchPattern);
}

/// The peers of one entry of Cilium, list by list.
class CiliumPeers
{
public:
    template<class Items, class Text>
    void add(const std::optional<Items> &items, PeerKind kind, Text text)
    {
        if (!items)
            return;
        m_isUnspecified = false;
        for (const auto &item : *items)
            m_peers.push_back({kind, text(item)});
    }

    std::vector<PeerFact> take(bool namesPorts)
    {
        if (m_peers.empty())
            m_peers.push_back({m_isUnspecified && namesPorts ? PeerKind::Everybody : PeerKind::Nobody});
        return std::move(m_peers);
    }

private:
    std::vector<PeerFact> m_peers;
    bool m_isUnspecified = true;
};

RuleFact factOf(const objects::CiliumRule &rule, explain::Direction direction, bool denies, QString path)
{
    RuleFact fact{direction, denies, std::move(path)};
    for (const objects::PortRule &entry : rule.toPorts) {
        for (const objects::PortProtocol &port : entry.ports)
            fact.ports << portText(q(port.port), port.endPort, port.protocol);
        fact.hasLayer7 = fact.hasLayer7 || (entry.rules && entry.rules->count() > 0);
    }
    for (const auto &fields : rule.icmps) {
        for (const objects::IcmpField &field : fields)
            fact.ports << q(field.type) + (field.family == "IPv6" ? u"/icmpv6"_s : u"/icmp"_s);
    }
    CiliumPeers peers;
    const auto selector = [](const objects::LabelSelector &each) { return textOf(each); };
    peers.add(rule.endpoints, PeerKind::Pods, selector);
    peers.add(rule.nodes, PeerKind::Nodes, selector);
    peers.add(rule.cidrs, PeerKind::Block, q);
    peers.add(rule.cidrSet, PeerKind::Block, [](const objects::CidrRule &each) { return textOf(each); });
    peers.add(rule.entities, PeerKind::Entity, q);
    peers.add(rule.services, PeerKind::Service, [](const objects::ServiceReference &each) { return textOf(each); });
    peers.add(rule.fqdns, PeerKind::Name, [](const objects::FqdnSelector &each) { return textOf(each); });
    fact.peers = peers.take(!rule.toPorts.empty() || !rule.icmps.empty());
    for (std::size_t group = 0; group < rule.groups; ++group)
        fact.peers.push_back({PeerKind::CloudGroup});
    return fact;
}

void addSpec(const objects::CiliumSpec &spec, const QString &path, std::vector<RuleFact> &facts)
{
    using enum explain::Direction;
    const auto add = [&](const std::vector<objects::CiliumRule> &rules, const QString &list,
                         explain::Direction direction, bool denies) {
        for (std::size_t at = 0; at < rules.size(); ++at)
            facts.push_back(factOf(rules[at], direction, denies, u"%1.%2[%3]"_s.arg(path, list).arg(at)));
    };
    add(spec.ingress, u"ingress"_s, Ingress, false);
    add(spec.ingressDeny, u"ingressDeny"_s, Ingress, true);
    add(spec.egress, u"egress"_s, Egress, false);
    add(spec.egressDeny, u"egressDeny"_s, Egress, true);
}

bool isOfCilium(const QJsonObject &policy)
{
    return policy[u"kind"].toString().startsWith(u"Cilium"_s);
}

} // namespace

std::vector<RuleFact> ruleFacts(const QJsonObject &policy)
{
    std::vector<RuleFact> facts;
    if (isOfCilium(policy)) {
        const objects::CiliumPolicy read = objects::ciliumPolicyFromJson(policy);
        if (read.spec)
            addSpec(*read.spec, u"spec"_s, facts);
        for (std::size_t at = 0; read.specs && at < read.specs->size(); ++at)
            addSpec((*read.specs)[at], u"specs[%1]"_s.arg(at), facts);
    } else if (policy[u"kind"] == QJsonValue(u"NetworkPolicy"_s)) {
        const objects::NetworkPolicy read = objects::networkPolicyFromJson(policy);
        for (std::size_t at = 0; at < read.ingress.size(); ++at)
            facts.push_back(factOf(read.ingress[at], explain::Direction::Ingress, u"spec.ingress[%1]"_s.arg(at)));
        for (std::size_t at = 0; at < read.egress.size(); ++at)
            facts.push_back(factOf(read.egress[at], explain::Direction::Egress, u"spec.egress[%1]"_s.arg(at)));
    }
    return facts;
}

QString selectionText(const QJsonObject &policy)
{
    if (!isOfCilium(policy))
        return textOf(objects::networkPolicyFromJson(policy).podSelector);
    const objects::CiliumPolicy read = objects::ciliumPolicyFromJson(policy);
    QStringList selections;
    const auto add = [&selections](const objects::CiliumSpec &spec) {
        if (spec.endpointSelector && !spec.endpointSelector->isEmpty())
            selections << textOf(*spec.endpointSelector);
    };
    if (read.spec)
        add(*read.spec);
    for (std::size_t at = 0; read.specs && at < read.specs->size(); ++at)
        add((*read.specs)[at]);
    return selections.join(u" | "_s);
}

} // namespace liteboxd::policy
