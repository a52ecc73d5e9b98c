// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reach_question.h"

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using namespace policy::explain;

namespace {

QString reasonOf(const Verdict &verdict)
{
    QStringList deciding;
    for (const DecidingRule &rule : verdict.decidedBy)
        deciding << QString::fromStdString(rule.policy.text() + ' ' + rule.rule);
    return deciding.isEmpty() ? QString::fromStdString(verdict.because) : deciding.join(u", "_s);
}

ReachAnswer answerOf(const base::Result<Verdict> &verdict)
{
    if (!verdict)
        return {Outcome::Unknown, QString::fromStdString(verdict.error().text()), {}};
    ReachAnswer answer{verdict->outcome, reasonOf(*verdict), {}};
    for (const DecidingRule &rule : verdict->decidedBy)
        answer.policies << QString::fromStdString(rule.policy.text());
    return answer;
}

} // namespace

ReachAnswer ask(const Observations &seen, const sandbox::Sandbox &one, const ReachQuestion &question)
{
    const PolicyExplainer &explainer = seen.explainer();
    const policy::objects::ObjectName name{one.podNamespace.toStdString(), one.podName.toStdString()};
    const auto pod = explainer.identities().findPod(name);
    if (!pod)
        return {Outcome::Unknown, u"its pod was not read"_s, {}};
    const ReachAnswer here = answerOf(explainer.explain(*pod, question.direction, question.peer, question.port));
    const auto *const peer = std::get_if<PodPeer>(&question.peer);
    const auto other = peer != nullptr ? explainer.identities().findPod(peer->name) : std::nullopt;
    if (here.outcome == Outcome::Denied || !other || peer->name.nameSpace != seen.nameSpace)
        return here; // policies of other namespaces were not read
    const Direction back = question.direction == Direction::Egress ? Direction::Ingress : Direction::Egress;
    const ReachAnswer there = answerOf(explainer.explain(*other, back, PodPeer{name}, question.port));
    return there.outcome == Outcome::Allowed ? here : there;
}

bool isIsolated(const Observations &seen, const sandbox::Sandbox &one, Direction direction)
{
    const PolicyExplainer &explainer = seen.explainer();
    const auto pod = explainer.identities().findPod({one.podNamespace.toStdString(), one.podName.toStdString()});
    if (!pod)
        return false;
    // Whom it asks about does not matter: isolation is of the pod.
    const auto verdict = explainer.explain(*pod, direction, EntityPeer{"world"}, {443, Protocol::Tcp});
    return verdict && !verdict->isolatedBy.empty();
}

} // namespace liteboxd::verify
