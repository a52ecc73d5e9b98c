// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/check_words.h"

#include "app/verify/tr.h"
#include "core/verify/reports/report_format.h"

#include <QHash>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using shell::ColorRole;

QString checkTitle(const QString &id, const QString &fallback)
{
    const QHash<QString, QString> titles{
        {u"cluster.reachable"_s, Tr::tr("The API server answers")},
        {u"cluster.version"_s, Tr::tr("Its version is supported")},
        {u"cluster.clock"_s, Tr::tr("Its clock and ours agree")},
        {u"cluster.namespace"_s, Tr::tr("The namespace of the sandboxes exists")},
        {u"cluster.k3s"_s, Tr::tr("K3s leaves the network and its policies to Cilium")},
        {u"cluster.nodes"_s, Tr::tr("Every node is ready")},
        {u"cluster.dns"_s, Tr::tr("The cluster's DNS runs where policies allow it")},
        {u"login.permissions"_s, Tr::tr("The account may do what this program does")},
        {u"cilium.kinds"_s, Tr::tr("Cilium's custom resources are installed")},
        {u"cilium.config"_s, Tr::tr("Cilium's settings enforce policies")},
        {u"cilium.agents"_s, Tr::tr("A Cilium agent is ready on every node")},
        {u"cilium.operator"_s, Tr::tr("Cilium's operator is ready")},
        {u"cilium.version"_s, Tr::tr("Cilium has the version that this program knows")},
        {u"cilium.relay"_s, Tr::tr("Hubble Relay is ready")},
        {u"policies.base"_s, Tr::tr("The base policies can be read")},
        {u"policies.present"_s, Tr::tr("The base policies are there")},
        {u"policies.unchanged"_s, Tr::tr("The base policies are ours, unchanged")},
        {u"policies.readable"_s, Tr::tr("Every policy that counts can be read")},
        {u"policies.valid"_s, Tr::tr("Every policy does what it is written for")},
        {u"sandboxes.readable"_s, Tr::tr("The sandboxes can be read")},
        {u"sandboxes.labels"_s, Tr::tr("Every sandbox has its labels")},
        {u"sandboxes.tokens"_s, Tr::tr("Every sandbox has an access token of its own")},
        {u"sandboxes.lifetimes"_s, Tr::tr("No sandbox is past its TTL")},
        {u"sandboxes.realised"_s, Tr::tr("The agents enforce the policies of every sandbox")},
        {u"sandboxes.isolated"_s, Tr::tr("Default deny selects every sandbox")},
        {u"sandboxes.apiserver"_s, Tr::tr("No sandbox may reach the API server")},
        {u"sandboxes.nodes"_s, Tr::tr("No sandbox may reach a node")},
        {u"sandboxes.metadata"_s, Tr::tr("No sandbox may reach cloud metadata")},
        {u"sandboxes.neighbours"_s, Tr::tr("No sandbox may reach another")},
        {u"sandboxes.pods"_s, Tr::tr("No sandbox may reach pods of other namespaces")},
        {u"sandboxes.inbound"_s, Tr::tr("Nobody but the gateway may reach a sandbox")},
        {u"sandboxes.internet"_s, Tr::tr("The internet is open where the label says so, and nowhere else")},
        {u"sandboxes.dns"_s, Tr::tr("Every sandbox may ask the cluster's DNS")},
        {u"sandboxes.gateway"_s, Tr::tr("The gateway may reach every sandbox")},
        {u"probes.image"_s, Tr::tr("There is an image to probe with")},
        {u"probes.swept"_s, Tr::tr("Nothing is left of earlier verifications")},
        {u"probes.running"_s, Tr::tr("The probes run")},
        {u"probes.tool"_s, Tr::tr("The probes can connect")},
        {u"probes.flows"_s, Tr::tr("Hubble shows what is dropped")},
        {u"probes.deny"_s, Tr::tr("A sandbox is cut off unless something is allowed")},
        {u"probes.apiserver"_s, Tr::tr("The API server is closed to a sandbox")},
        {u"probes.kubelet"_s, Tr::tr("The kubelet of every node is closed to a sandbox")},
        {u"probes.node"_s, Tr::tr("Every node is closed to a sandbox")},
        {u"probes.nodeport"_s, Tr::tr("Node ports of services are closed to a sandbox")},
        {u"probes.metadata"_s, Tr::tr("Cloud metadata is closed to a sandbox")},
        {u"probes.lan"_s, Tr::tr("The network around the cluster is closed to a sandbox")},
        {u"probes.internet"_s, Tr::tr("The internet is closed to a sandbox without the label")},
        {u"probes.neighbour"_s, Tr::tr("A sandbox on the same node is closed to a sandbox")},
        {u"probes.farneighbour"_s, Tr::tr("A sandbox on another node is closed to a sandbox")},
        {u"probes.gateway"_s, Tr::tr("The gateway is let through to sandboxes")},
        {u"probes.roundtrip"_s, Tr::tr("The way through the gateway works, and only with the token")},
        {u"probes.switch"_s, Tr::tr("The internet opens and closes with the label")},
        {u"probes.dns"_s, Tr::tr("The cluster's DNS answers a sandbox")},
        {u"probes.resolver"_s, Tr::tr("Other name servers are closed to a sandbox")},
        {u"probes.removed"_s, Tr::tr("The probes are deleted")},
        {u"persistence.stored"_s, Tr::tr("The policies are stored to stay")},
        {u"persistence.agents"_s, Tr::tr("Cilium's agents are back after a restart")},
        {u"persistence.traffic"_s, Tr::tr("What is denied stays denied while the agents restart")},
        {u"persistence.unchanged"_s, Tr::tr("The policies are the same after the restart")},
        {u"persistence.apiserver"_s, Tr::tr("The policies are the same after a restart of the API server")},
    };
    return titles.value(id, fallback);
}

QString groupName(const QString &parent)
{
    const QHash<QString, QString> names{
        {u"cluster"_s, Tr::tr("Cluster")},          {u"login"_s, Tr::tr("Login")},
        {u"cilium"_s, Tr::tr("Cilium and Hubble")}, {u"policies"_s, Tr::tr("Network policies")},
        {u"sandboxes"_s, Tr::tr("Sandboxes")},      {u"probes"_s, Tr::tr("Probes")},
        {u"persistence"_s, Tr::tr("Persistence")}};
    return names.value(parent, parent);
}

QString resultWord(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tr::tr("Pass");
    case CheckResult::Warning:
        return Tr::tr("Warning");
    case CheckResult::Fail:
        return Tr::tr("Fail");
    case CheckResult::Skipped:
        return Tr::tr("Skipped");
    case CheckResult::Inconclusive:
        break;
    }
    return Tr::tr("Inconclusive");
}

QString resultWordOf(const QString &name)
{
    for (const CheckResult result : {CheckResult::Pass, CheckResult::Warning, CheckResult::Fail, CheckResult::Skipped,
                                     CheckResult::Inconclusive}) {
        if (nameOf(result) == name)
            return resultWord(result);
    }
    return name;
}

QString verdictWord(const VerifyReport &report)
{
    const QString verdict = verdictOf(report);
    return verdict == nameOf(SkipCause::Cancelled) ? Tr::tr("Cancelled") : resultWordOf(verdict);
}

QString resultIcon(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return u"state-succeeded"_s;
    case CheckResult::Warning:
        return u"warning"_s;
    case CheckResult::Fail:
        return u"state-failed"_s;
    case CheckResult::Skipped:
        return u"state-ending"_s;
    case CheckResult::Inconclusive:
        break;
    }
    return u"state-unknown"_s;
}

ColorRole resultColor(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return ColorRole::Ok;
    case CheckResult::Warning:
        return ColorRole::Warning;
    case CheckResult::Fail:
        return ColorRole::Danger;
    case CheckResult::Skipped:
    case CheckResult::Inconclusive:
        break;
    }
    return ColorRole::Muted;
}

} // namespace liteboxd::verify
