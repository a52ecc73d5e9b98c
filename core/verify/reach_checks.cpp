// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sandbox_policies.h"
#include "core/verify/check_catalog.h"
#include "core/verify/reach_question.h"

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using namespace policy::explain;
using sandbox::Sandbox;

namespace {

using Questions = std::vector<ReachQuestion>;
using QuestionsOf = std::function<Questions(const Observations &, std::size_t sandbox)>;

const QString notOfTheNode =
    u"Delete it, and have sandboxes made without hostNetwork: no policy holds what is on its node's network"_s;

/// A check of what the policies say to each sandbox.
struct ReachCheck
{
    QString id;
    QString title;
    QString expected;
    QString fix;
    QuestionsOf questions;
    std::function<Outcome(const Sandbox &)> wanted; ///< Unknown: either is right
};

ReachQuestion out(const Peer &peer, std::uint16_t port, const QString &words, Protocol protocol = Protocol::Tcp)
{
    return {Direction::Egress, peer, {port, protocol}, words};
}

QString idOf(const Sandbox &one)
{
    return QString::fromStdString(one.id.text());
}

/// Cut off from everything on purpose: what is open to others needs not be so to it.
bool isQuarantined(const Observations &seen, const Sandbox &one)
{
    const auto path = policy::quarantinePath(one.podNamespace, idOf(one));
    return std::any_of(seen.objects.ciliumPolicies.begin(), seen.objects.ciliumPolicies.end(),
                       [&](const policy::objects::CiliumPolicy &policy) {
                           return policy.name.name == path.name && policy.name.nameSpace == path.nameSpace;
                       });
}

CheckOutcome judge(const Observations &seen, const ReachCheck &check)
{
    if (seen.sandboxes.empty())
        return skipped(SkipCause::NotApplicable, u"there is no sandbox"_s);
    QStringList wrong;
    QStringList unknown;
    QStringList opening;       ///< policies that let through what should be closed
    bool isOfPolicies = false; ///< and not of sandboxes that no policy selects
    std::size_t asked = 0;
    for (std::size_t i = 0; i < seen.sandboxes.size(); ++i) {
        const Sandbox &one = seen.sandboxes[i];
        const bool mayBeClosed = check.wanted(one) == Outcome::Allowed && isQuarantined(seen, one);
        const Outcome wanted = mayBeClosed ? Outcome::Unknown : check.wanted(one);
        for (const ReachQuestion &question : check.questions(seen, i)) {
            ++asked;
            const ReachAnswer answer = ask(seen, one, question);
            const QString line = u"%1, %2: %3 (%4)"_s.arg(idOf(one), question.words,
                                                          answer.outcome == Outcome::Allowed  ? u"allowed"_s
                                                          : answer.outcome == Outcome::Denied ? u"denied"_s
                                                                                              : u"cannot be told"_s,
                                                          answer.because);
            if (wanted == Outcome::Unknown)
                continue; // it is right either way
            if (answer.outcome == Outcome::Unknown)
                unknown << line;
            else if (answer.outcome != wanted) {
                wrong << line;
                isOfPolicies = isOfPolicies || !one.hostNetwork;
                if (answer.outcome == Outcome::Allowed)
                    opening += answer.policies;
            }
        }
    }
    if (wrong.isEmpty() && !seen.unread.isEmpty()) {
        return {.result = CheckResult::Skipped,
                .expected = check.expected,
                .observed = u"a policy that may not be read could change it"_s,
                .evidence = firstOf(seen.unread + unknown),
                .fix = seen.unreadAdvice + u"\nOr verify by probes: liteboxctl verify --full"_s,
                .cause = SkipCause::NotPermitted};
    }
    CheckOutcome outcome{.expected = check.expected, .evidence = {u"computed from the policies, not measured"_s}};
    if (!wrong.isEmpty()) {
        outcome.result = CheckResult::Fail;
        opening.removeDuplicates();
        outcome.observed = opening.isEmpty()
                               ? u"otherwise than expected in %1 of %2 cases"_s.arg(wrong.size()).arg(asked)
                               : u"otherwise than expected in %1 of %2 cases, by %3"_s.arg(
                                     QString::number(wrong.size()), QString::number(asked), opening.join(u", "_s));
        outcome.evidence += firstOf(wrong + unknown);
        outcome.fix = isOfPolicies ? check.fix : notOfTheNode;
    } else if (!unknown.isEmpty()) {
        outcome.observed = u"the policies that can be read do not tell"_s;
        outcome.evidence += firstOf(unknown);
        outcome.fix = u"A probe would tell, or the permission to read all policies"_s;
    } else {
        outcome.result = CheckResult::Pass;
        outcome.observed = u"as expected in all %1 cases, for %2 sandboxes"_s.arg(asked).arg(seen.sandboxes.size());
    }
    return outcome;
}

CheckOutcome judgeIsolation(const Observations &seen)
{
    if (seen.sandboxes.empty())
        return skipped(SkipCause::NotApplicable, u"there is no sandbox"_s);
    QStringList open;
    bool isOfPolicies = false;
    for (const Sandbox &one : seen.sandboxes) {
        const bool isHeld = isIsolated(seen, one, Direction::Egress) && isIsolated(seen, one, Direction::Ingress);
        isOfPolicies = isOfPolicies || (!one.hostNetwork && !isHeld);
        if (one.hostNetwork)
            open << idOf(one) + u": it is on its node's network, where no policy selects it"_s;
        else if (!isIsolated(seen, one, Direction::Egress))
            open << idOf(one) + u": no policy cuts off what it sends"_s;
        else if (!isIsolated(seen, one, Direction::Ingress))
            open << idOf(one) + u": no policy cuts off what it receives"_s;
    }
    const QString expected = u"policies select each sandbox in both directions, so only what is allowed passes"_s;
    if (open.isEmpty()) {
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"policies select all %1 sandboxes in both directions"_s.arg(seen.sandboxes.size())};
    }
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = u"sandboxes that are open: %1"_s.arg(open.size()),
            .evidence = firstOf(open),
            .fix = isOfPolicies ? u"liteboxctl policy ensure puts default-deny-all in place"_s : notOfTheNode};
}

Questions toApiServer(const Observations &seen, std::size_t)
{
    Questions all{out(EntityPeer{"kube-apiserver"}, 443, u"API server on 443/tcp"_s),
                  out(EntityPeer{"kube-apiserver"}, 6443, u"API server on 6443/tcp"_s)};
    const auto known = seen.objects.endpoints.find({"default", "kubernetes"});
    if (known == seen.objects.endpoints.end())
        return all;
    all.clear();
    for (const std::string &address : known->second) {
        if (const auto parsed = IpAddress::parse(address)) {
            for (const std::uint16_t port : {443, 6443})
                all.push_back(out(AddressPeer{*parsed}, port,
                                  u"API server %1 on %2/tcp"_s.arg(QString::fromStdString(address)).arg(port)));
        }
    }
    return all;
}

Questions toNodes(const Observations &, std::size_t)
{
    return {out(EntityPeer{"host"}, 10250, u"kubelet of its node"_s),
            out(EntityPeer{"remote-node"}, 10250, u"kubelet of another node"_s),
            out(EntityPeer{"host"}, 22, u"SSH of its node"_s),
            out(EntityPeer{"remote-node"}, 22, u"SSH of another node"_s)};
}

Questions toMetadata(const Observations &, std::size_t)
{
    return {out(AddressPeer{*IpAddress::parse("169.254.169.254")}, 80, u"169.254.169.254 on 80/tcp"_s)};
}

Questions toNeighbours(const Observations &seen, std::size_t sandbox)
{
    const Sandbox &other = seen.sandboxes[(sandbox + 1) % seen.sandboxes.size()];
    Questions all{out(PodPeer{{seen.nameSpace, Observations::neighbourName}}, 8080, u"a sandbox on another node"_s)};
    if (seen.sandboxes.size() > 1)
        all.push_back(out(PodPeer{{other.podNamespace.toStdString(), other.podName.toStdString()}}, 8080,
                          u"sandbox %1"_s.arg(idOf(other))));
    return all;
}

/// Pods of other namespaces that are nobody's, where sandboxes have none of their own.
QStringList otherNamespaces(const Observations &seen)
{
    QStringList all{u"default"_s, u"kube-system"_s};
    all.removeAll(QString::fromStdString(seen.nameSpace));
    return all;
}

Peer strangerIn(const std::string &nameSpace)
{
    return PodPeer{{nameSpace, Observations::strangerName}};
}

Questions toOtherPods(const Observations &seen, std::size_t)
{
    Questions all;
    for (const QString &space : otherNamespaces(seen))
        all.push_back(out(strangerIn(space.toStdString()), 8080, u"a pod of namespace %1"_s.arg(space)));
    return all;
}

/// Pods of their own namespace are asked about by sandboxes.neighbours.
Questions fromStrangers(const Observations &seen, std::size_t)
{
    constexpr std::uint16_t site = 8080;
    std::vector<std::uint16_t> ports = seen.opened().portsIn;
    ports.insert(ports.begin(), site);
    Questions all;
    const auto ask = [&](const Peer &peer, const QString &words) {
        std::transform(ports.begin(), ports.end(), std::back_inserter(all), [&](std::uint16_t port) {
            return ReachQuestion{Direction::Ingress, peer, {port, Protocol::Tcp}, words.arg(port)};
        });
    };
    ask(EntityPeer{"world"}, u"from outside of the cluster to %1/tcp"_s);
    for (const QString &space : otherNamespaces(seen))
        ask(strangerIn(space.toStdString()), u"from a pod of namespace %1 to %2/tcp"_s.arg(space));
    return all;
}

/// One that is closed is asked about each part of it that some policy names, too.
Questions toInternet(const Observations &seen, std::size_t sandbox)
{
    Questions all{out(EntityPeer{"world"}, 443, u"an address of the internet on 443/tcp"_s)};
    if (seen.sandboxes[sandbox].internetRequested)
        return all;
    for (const std::uint16_t port : seen.opened().portsOut)
        all.push_back(out(EntityPeer{"world"}, port, u"an address of the internet on %1/tcp"_s.arg(port)));
    for (const OpenedPlace &place : seen.opened().places) {
        const QString address = QString::fromStdString(place.address.text());
        all.push_back(out(AddressPeer{place.address}, place.port,
                          u"%1 of the internet on %2/tcp"_s.arg(address, QString::number(place.port))));
    }
    return all;
}

Questions toDns(const Observations &, std::size_t)
{
    const Peer dns = PodPeer{{"kube-system", Observations::dnsName}};
    return {out(dns, 53, u"pods labelled k8s-app=kube-dns in kube-system on 53/udp"_s, Protocol::Udp),
            out(dns, 53, u"the same on 53/tcp"_s)};
}

Questions fromGateway(const Observations &seen, std::size_t)
{
    return {{Direction::Ingress,
             PodPeer{{seen.nameSpace, Observations::gatewayName}},
             {8080, Protocol::Tcp},
             u"from a pod labelled app=liteboxd-gateway to 8080/tcp"_s}};
}

Outcome denied(const Sandbox &)
{
    return Outcome::Denied;
}

Outcome allowed(const Sandbox &)
{
    return Outcome::Allowed;
}

/// With a DNS lock a sandbox may ask only while it is open to its list.
Outcome unlessLocked(const Sandbox &one)
{
    return one.hasDnsLock ? Outcome::Unknown : Outcome::Allowed;
}

/// The domains of a list are let through by a policy of the sandbox's own, and the label is not set.
Outcome asLabelled(const Sandbox &one)
{
    return one.internetRequested ? Outcome::Allowed : Outcome::Denied;
}

const std::vector<ReachCheck> &reachChecks()
{
    const QString close =
        u"liteboxctl policy explain names the rule that lets it through: delete or narrow that policy"_s;
    const QString open =
        u"liteboxctl policy ensure; where more is let through than that, liteboxctl policy explain names the rule"_s;
    static const std::vector<ReachCheck> all{
        {u"sandboxes.apiserver"_s, u"No sandbox may reach the API server"_s, u"denied by the policies"_s, close,
         toApiServer, denied},
        {u"sandboxes.nodes"_s, u"No sandbox may reach a node"_s, u"denied by the policies"_s, close, toNodes, denied},
        {u"sandboxes.metadata"_s, u"No sandbox may reach cloud metadata"_s, u"denied by the policies"_s, close,
         toMetadata, denied},
        {u"sandboxes.neighbours"_s, u"No sandbox may reach another"_s, u"denied by the policies of one of them"_s,
         close, toNeighbours, denied},
        {u"sandboxes.pods"_s, u"No sandbox may reach pods of other namespaces"_s, u"denied by the policies"_s, close,
         toOtherPods, denied},
        {u"sandboxes.inbound"_s, u"Nobody but the gateway may reach a sandbox"_s, u"denied by the policies"_s, close,
         fromStrangers, denied},
        {u"sandboxes.internet"_s, u"The internet is open where the label says so, and nowhere else"_s,
         u"allowed with liteboxd.io/internet-access=true, else denied"_s, open, toInternet, asLabelled},
        {u"sandboxes.dns"_s, u"Every sandbox may ask the cluster's DNS"_s, u"allowed by the policies"_s, open, toDns,
         unlessLocked},
        {u"sandboxes.gateway"_s, u"The gateway may reach every sandbox"_s, u"allowed by the policies"_s, open,
         fromGateway, allowed},
    };
    return all;
}

} // namespace

void addReachChecks(const CheckTools &tools, Checks &checks)
{
    const QString group = u"sandboxes"_s;
    const QStringList after{u"policies.readable"_s, u"sandboxes.readable"_s};
    checks.push_back({.id = u"sandboxes.isolated"_s,
                      .parent = group,
                      .title = u"Default deny selects every sandbox"_s,
                      .dependencies = after,
                      .start = judging([seen = tools.seen] { return judgeIsolation(*seen); })});
    for (const ReachCheck &check : reachChecks()) {
        checks.push_back({.id = check.id,
                          .parent = group,
                          .title = check.title,
                          .dependencies = after,
                          .start = judging([seen = tools.seen, &check] { return judge(*seen, check); })});
    }
}

} // namespace liteboxd::verify
