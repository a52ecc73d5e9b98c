// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/policy_words.h"

#include "core/models/tr.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using policy::PeerFact;
using policy::PeerKind;

QString text(policy::PolicyScope scope)
{
    return scope == policy::PolicyScope::Cluster ? Tr::tr("Whole cluster") : Tr::tr("Namespace");
}

QString text(policy::PolicyDirections directions)
{
    switch (directions) {
    case policy::PolicyDirections::Ingress:
        return Tr::tr("Incoming");
    case policy::PolicyDirections::Egress:
        return Tr::tr("Outgoing");
    case policy::PolicyDirections::Both:
        return Tr::tr("Both ways");
    case policy::PolicyDirections::None:
        break;
    }
    return u"–"_s;
}

QString text(policy::explain::Outcome outcome)
{
    switch (outcome) {
    case policy::explain::Outcome::Allowed:
        return Tr::tr("Allowed");
    case policy::explain::Outcome::Denied:
        return Tr::tr("Denied");
    case policy::explain::Outcome::Unknown:
        break;
    }
    return Tr::tr("Unknown");
}

QString text(policy::lint::Severity severity)
{
    switch (severity) {
    case policy::lint::Severity::Error:
        return Tr::tr("Error");
    case policy::lint::Severity::Warning:
        return Tr::tr("Warning");
    case policy::lint::Severity::Info:
        break;
    }
    return Tr::tr("Note");
}

QString text(policy::OlderFile file)
{
    switch (file) {
    case policy::OlderFile::DnsByNamespaceLabel:
        return Tr::tr("This is LiteBoxd's older allow-dns. It selects namespaces labelled k8s-app=kube-dns, which no "
                      "namespace is, so it opens no DNS.");
    case policy::OlderFile::DenyThatOnlyAllows:
        return Tr::tr("This is LiteBoxd's older deny-k8s-api. A NetworkPolicy cannot deny, and this one allows.");
    case policy::OlderFile::InternetWithShared:
        return Tr::tr("This is LiteBoxd's older allow-internet-egress. It leaves shared and reserved ranges open, such "
                      "as 100.64.0.0/10.");
    case policy::OlderFile::GatewayHighPorts:
        break;
    }
    return Tr::tr("This is LiteBoxd's older allow-gateway-ingress. The gateway reaches ports from 3000 on only.");
}

namespace {

QString namespacesText(const QString &selector)
{
    static const QString byName = u"kubernetes.io/metadata.name="_s;
    if (selector == u"*"_s)
        return Tr::tr("every namespace");
    if (selector.startsWith(byName) && !selector.contains(u','))
        return Tr::tr("namespace %1").arg(selector.mid(byName.size()));
    return Tr::tr("namespaces with %1").arg(selector);
}

/// RuleFacts write where they are behind an "@".
QString podsText(const QString &selector)
{
    static const QString in = u" @ "_s;
    const qsizetype at = selector.indexOf(in);
    if (at < 0)
        return Tr::tr("pods with %1").arg(selector);
    return Tr::tr("pods with %1 in %2", "%2: which namespaces")
        .arg(selector.left(at), namespacesText(selector.mid(at + in.size())));
}

/// RuleFacts name what a block leaves out behind "except".
QString blockText(const QString &block)
{
    static const QString except = u" except "_s;
    const qsizetype at = block.indexOf(except);
    if (at < 0)
        return Tr::tr("the addresses %1").arg(block);
    return Tr::tr("the addresses %1 except %2").arg(block.left(at), block.mid(at + except.size()));
}

} // namespace

QString text(const PeerFact &peer)
{
    switch (peer.kind) {
    case PeerKind::Everybody:
        return Tr::tr("every peer");
    case PeerKind::Nobody:
        return Tr::tr("nobody");
    case PeerKind::Pods:
        return peer.text.isEmpty() ? Tr::tr("every pod of the namespace") : podsText(peer.text);
    case PeerKind::Namespaces:
        return peer.text.isEmpty() ? Tr::tr("every pod of every namespace")
                                   : Tr::tr("every pod of %1", "%1: which namespaces").arg(namespacesText(peer.text));
    case PeerKind::Block:
        return blockText(peer.text);
    case PeerKind::Name:
        return Tr::tr("the name %1").arg(peer.text);
    case PeerKind::Entity:
        return Tr::tr("the entity %1").arg(peer.text);
    case PeerKind::Service:
        return Tr::tr("the service %1").arg(peer.text);
    case PeerKind::Nodes:
        return peer.text.isEmpty() ? Tr::tr("every node") : Tr::tr("nodes with %1").arg(peer.text);
    case PeerKind::CloudGroup:
        break;
    }
    return Tr::tr("a group of the cloud");
}

QString text(const policy::RuleFact &rule)
{
    const bool out = rule.direction == policy::explain::Direction::Egress;
    QString sentence;
    if (rule.denies)
        sentence = out ? Tr::tr("Denies connections to %1") : Tr::tr("Denies connections from %1");
    else
        sentence = out ? Tr::tr("Allows connections to %1") : Tr::tr("Allows connections from %1");
    QStringList peers;
    for (const PeerFact &peer : rule.peers)
        peers << text(peer);
    QStringList parts{sentence.arg(peers.join(Tr::tr("; ", "between peers")))};
    if (!rule.ports.isEmpty())
        parts << Tr::tr("ports %1").arg(rule.ports.join(u", "_s));
    if (rule.hasLayer7)
        parts << Tr::tr("restricted further by layer 7");
    return parts.join(Tr::tr(", ", "between parts of a sentence")) + Tr::tr(".", "at the end of a sentence");
}

QString driftText(const policy::PolicySummary &policy)
{
    if (!policy.present)
        return Tr::tr("Not in the cluster");
    if (!policy.drift.empty())
        return Tr::tr("%n differences", nullptr, static_cast<int>(policy.drift.size()));
    return policy.managed ? Tr::tr("As shipped") : u"–"_s;
}

} // namespace liteboxd::models
