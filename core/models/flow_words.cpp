// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/flow_words.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"
#include "core/models/time_text.h"
#include "core/models/tr.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using flows::Flow;
using flows::Why;
using policy::explain::Outcome;

namespace {

QStringList namesOf(const QList<flows::FlowPolicy> &policies)
{
    QStringList names;
    for (const flows::FlowPolicy &policy : policies)
        names << policyText(policy);
    names.removeDuplicates();
    return names;
}

QStringList namesOf(const std::vector<policy::explain::PolicyName> &policies)
{
    QStringList names;
    for (const auto &policy : policies)
        names << QString::fromStdString(policy.name.name);
    names.removeDuplicates();
    return names;
}

QStringList decidersOf(const policy::explain::Verdict &verdict)
{
    QStringList names;
    for (const auto &rule : verdict.decidedBy)
        names << QString::fromStdString(rule.policy.name.name);
    names.removeDuplicates();
    return names;
}

QString joined(const QStringList &names)
{
    return names.join(Tr::tr(", ", "between parts of a sentence"));
}

QString computedText(const policy::explain::Verdict &verdict)
{
    const QStringList deciders = decidersOf(verdict);
    if (verdict.outcome == Outcome::Unknown)
        return Tr::tr("Computed: unknown (%1).").arg(QString::fromStdString(verdict.because));
    if (verdict.outcome == Outcome::Allowed && deciders.isEmpty() && !verdict.isolatedBy.empty())
        return Tr::tr("Computed from the policies of now: allowed, since a node and its own pods always may.");
    if (verdict.outcome == Outcome::Allowed)
        return deciders.isEmpty()
                   ? Tr::tr("Computed from the policies of now: allowed, since no policy isolates this pod.")
                   : Tr::tr("Computed from the policies of now: allowed by %1.").arg(joined(deciders));
    if (!deciders.isEmpty())
        return Tr::tr("Computed from the policies of now: denied by %1.").arg(joined(deciders));
    return Tr::tr("Computed from the policies of now: no rule allows this; isolating policies: %1.")
        .arg(joined(namesOf(verdict.isolatedBy)));
}

/// Hubble names nobody, and nothing was computed.
QString unknownText(flows::PolicyReading reading)
{
    switch (reading) {
    case flows::PolicyReading::UnderWay:
        return Tr::tr("Not known yet: Hubble names no policy, and the policies are being read to compute it.");
    case flows::PolicyReading::Failed:
        return Tr::tr("Not known: Hubble names no policy, and the policies could not be read to compute it.");
    case flows::PolicyReading::Done:
        break;
    }
    return Tr::tr("Not known: Hubble names no policy, and the policies of this pod cannot be computed.");
}

} // namespace

QString reasonText(const Flow &flow)
{
    if (!flow.isDrop())
        return {};
    switch (flow.dropReason) {
    case 0:
        return Tr::tr("No reason given");
    case flows::DropPolicyDenied:
        return Tr::tr("No rule allows it");
    case flows::DropPolicyDeny:
        return Tr::tr("A rule denies it");
    case 132:
        return Tr::tr("The source address is not its own");
    case 140:
        return Tr::tr("The agent is loading its programs");
    case 151:
        return Tr::tr("The address is stale or has no route");
    case 158:
        return Tr::tr("The service has no backend");
    case 189:
        return Tr::tr("Authentication is required");
    case 195:
        return Tr::tr("Unencrypted traffic");
    case 203:
        return Tr::tr("The pod's programs are not loaded yet");
    default:
        return flows::dropReasonName(flow.dropReason);
    }
}

QString portText(const Flow &flow)
{
    if (const QString layer7 = flows::shownLayer7(flow); !layer7.isEmpty())
        return layer7;
    const QString protocol = flows::nameOf(flow.protocol);
    if (flow.protocol == flows::Protocol::Icmp || flow.protocol == flows::Protocol::Icmp6)
        return u"%1 %2/%3"_s.arg(protocol).arg(flow.icmpType).arg(flow.icmpCode);
    const std::uint16_t port = flows::server(flow).port;
    return port == 0 ? protocol : u"%1/%2"_s.arg(port).arg(protocol.toLower());
}

QString policyText(const flows::FlowPolicy &policy)
{
    const QString name = policy.nameSpace.isEmpty() ? policy.name : policy.nameSpace + u'/' + policy.name;
    return policy.kind.isEmpty() ? name : policy.kind + u' ' + name;
}

QString shortText(const Why &why)
{
    QStringList names;
    for (const flows::FlowPolicy &policy : why.reported)
        names << policy.name;
    names.removeDuplicates();
    if (names.isEmpty() && why.basis == Why::Basis::Reported)
        names = why.log;
    if (!names.isEmpty())
        return why.differs ? Tr::tr("%1 (!)").arg(joined(names)) : joined(names);
    if (why.basis == Why::Basis::Reply)
        return Tr::tr("reply");
    if (why.basis != Why::Basis::Computed)
        return u"–"_s;
    const QStringList deciders = decidersOf(*why.computed);
    QString said = why.computed->outcome == Outcome::Denied && deciders.isEmpty()
                       ? Tr::tr("isolated by %1").arg(joined(namesOf(why.computed->isolatedBy)))
                   : !deciders.isEmpty()              ? joined(deciders)
                   : why.computed->isolatedBy.empty() ? Tr::tr("not isolated")
                                                      : Tr::tr("own node");
    if (why.differs)
        said += u" (!)"_s;
    return Tr::tr("computed: %1").arg(said);
}

QString text(const Why &why)
{
    QStringList sentences;
    if (why.differs)
        sentences << Tr::tr("Hubble's report and the policies of now contradict each other: the policies have changed "
                            "since, the agent has not taken them yet, or this program is wrong. Look into it.");
    if (!why.reported.isEmpty())
        sentences << Tr::tr("Reported by Hubble: %1.").arg(joined(namesOf(why.reported)));
    if (!why.log.isEmpty())
        sentences << Tr::tr("Log of the rule: %1.").arg(joined(why.log));
    switch (why.basis) {
    case Why::Basis::Reply:
        sentences << Tr::tr("It answers a connection that was let through: no policy is asked about it.");
        break;
    case Why::Basis::NoPolicy:
        sentences << Tr::tr("It was not dropped by a policy.");
        break;
    case Why::Basis::Unknown:
        if (!why.computed)
            sentences << unknownText(why.policies);
        break;
    case Why::Basis::Reported:
    case Why::Basis::Computed:
        break;
    }
    if (why.computed)
        sentences << computedText(*why.computed);
    return sentences.join(u'\n');
}

QString text(const flows::FlowGap &gap)
{
    const QString count = gap.lost > 0 ? Tr::tr("%n flows lost", nullptr,
                                                static_cast<int>(std::min<std::uint64_t>(gap.lost, 2'000'000'000)))
                                       : Tr::tr("Flows lost");
    const QString place = gap.node.isEmpty() ? count : Tr::tr("%1 on %2").arg(count, gap.node);
    QString cause;
    switch (gap.cause) {
    case flows::GapCause::PerfRing:
        cause = Tr::tr("the agent did not read the kernel's events fast enough");
        break;
    case flows::GapCause::ObserverQueue:
        cause = Tr::tr("Hubble's queue in the agent was full");
        break;
    case flows::GapCause::HubbleRing:
        cause = Tr::tr("this console read too slowly, and Hubble's ring went round");
        break;
    case flows::GapCause::Unread:
        cause = Tr::tr("they came faster than this console took them");
        break;
    case flows::GapCause::Disconnected:
        cause = Tr::tr("the connection was lost from %1 to %2").arg(timeText(gap.from), timeText(gap.to));
        break;
    default:
        return place;
    }
    return Tr::tr("%1: %2").arg(place, cause);
}

QString text(const flows::Suspicion &suspicion)
{
    switch (suspicion.kind) {
    case flows::SuspicionKind::PortScan:
        return Tr::tr("Scans the ports of %1").arg(suspicion.subject);
    case flows::SuspicionKind::AddressScan:
        return Tr::tr("Scans addresses");
    case flows::SuspicionKind::MetadataProbe:
        return Tr::tr("Asks for the metadata service %1").arg(suspicion.subject);
    case flows::SuspicionKind::ApiProbe:
        return Tr::tr("Asks for the API server or a kubelet");
    case flows::SuspicionKind::NeighbourProbe:
        return Tr::tr("Asks for other sandboxes");
    case flows::SuspicionKind::Beacon:
        return Tr::tr("Connects to %1 every %2 s")
            .arg(suspicion.subject)
            .arg(static_cast<double>(suspicion.beat.count()) / 1000, 0, 'f', 1);
    case flows::SuspicionKind::DnsTunnel:
        break;
    }
    return Tr::tr("Asks DNS for names below %1 that carry data").arg(suspicion.subject);
}

} // namespace liteboxd::models
