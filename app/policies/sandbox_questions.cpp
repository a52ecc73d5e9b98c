// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/sandbox_questions.h"

#include "app/policies/tr.h"

#include <QStringList>

#include <functional>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using policy::explain::Direction;
using policy::explain::PolicyExplainer;
using policy::objects::Pod;

namespace {

/// The first other pod that meets a condition, as a peer; nothing if there is none.
std::optional<std::string> otherPod(const PolicyExplainer &explainer, std::size_t subject,
                                    const std::function<bool(const Pod &)> &meets)
{
    const auto &pods = explainer.objects().pods;
    for (std::size_t at = 0; at < pods.size(); ++at) {
        if (at != subject && !pods[at].ended && !pods[at].hostNetwork && meets(pods[at]))
            return "pod:" + pods[at].name.text();
    }
    return std::nullopt;
}

bool hasLabel(const Pod &pod, const char *key, const char *value)
{
    const auto label = pod.labels.find(key);
    return label != pod.labels.end() && label->second == value;
}

/// Collects the answers of one sandbox.
class Interview
{
public:
    Interview(const PolicyExplainer &explainer, std::size_t pod)
        : m_explainer(explainer)
        , m_pod(pod)
    {}

    void ask(const QString &question, Direction direction, const std::optional<std::string> &peer, const char *port)
    {
        const auto parsed =
            peer ? policy::explain::parsePeer(*peer) : base::Result<policy::explain::Peer>(base::fail({}));
        const auto target = policy::explain::TargetPort::parse(port);
        if (!parsed || !target)
            return;
        auto verdict = m_explainer.explain(m_pod, direction, *parsed, *target);
        if (verdict)
            m_answers.push_back({question, std::move(*verdict)});
    }

    std::vector<SandboxAnswer> take() { return std::move(m_answers); }

private:
    const PolicyExplainer &m_explainer;
    const std::size_t m_pod;
    std::vector<SandboxAnswer> m_answers;
};

} // namespace

std::vector<SandboxAnswer> answersFor(const PolicyExplainer &explainer, std::size_t pod)
{
    const Pod &subject = explainer.objects().pods[pod];
    const auto isSandbox = [](const Pod &each) { return hasLabel(each, "app", "liteboxd"); };
    const auto isGateway = [](const Pod &each) { return hasLabel(each, "app", "liteboxd-gateway"); };
    const auto isDns = [](const Pod &each) { return hasLabel(each, "k8s-app", "kube-dns"); };
    const std::string port = subject.ports.empty() ? "8080" : std::to_string(subject.ports.front().number);
    const auto sandbox = otherPod(explainer, pod, isSandbox);
    const auto gateway = otherPod(explainer, pod, isGateway);
    const auto stranger =
        otherPod(explainer, pod, [&](const Pod &each) { return !isSandbox(each) && !isGateway(each); });

    Interview interview(explainer, pod);
    interview.ask(Tr::tr("reach the internet, port 443"), Direction::Egress, "entity:world", "443");
    interview.ask(Tr::tr("ask the cluster's DNS"), Direction::Egress, otherPod(explainer, pod, isDns), "53/udp");
    interview.ask(Tr::tr("ask another DNS server"), Direction::Egress, "ip:8.8.8.8", "53/udp");
    interview.ask(Tr::tr("reach the API server"), Direction::Egress, "entity:kube-apiserver", "6443");
    interview.ask(Tr::tr("reach its own node, port 10250"), Direction::Egress, "entity:host", "10250");
    interview.ask(Tr::tr("reach another node, port 10250"), Direction::Egress, "entity:remote-node", "10250");
    interview.ask(Tr::tr("reach the cloud's metadata (169.254.169.254)"), Direction::Egress, "ip:169.254.169.254",
                  "80");
    interview.ask(Tr::tr("reach a private address (10.255.255.254)"), Direction::Egress, "ip:10.255.255.254", "443");
    interview.ask(Tr::tr("reach another sandbox"), Direction::Egress, sandbox, "8080");
    interview.ask(Tr::tr("be reached by the gateway"), Direction::Ingress, gateway, port.c_str());
    interview.ask(Tr::tr("be reached by its own node"), Direction::Ingress, "entity:host", port.c_str());
    interview.ask(Tr::tr("be reached by another node"), Direction::Ingress, "entity:remote-node", port.c_str());
    interview.ask(Tr::tr("be reached by another sandbox"), Direction::Ingress, sandbox, port.c_str());
    interview.ask(Tr::tr("be reached by another pod"), Direction::Ingress, stranger, port.c_str());
    interview.ask(Tr::tr("be reached from the internet"), Direction::Ingress, "entity:world", port.c_str());
    return interview.take();
}

QString deciders(const policy::explain::Verdict &verdict)
{
    QStringList names;
    for (const auto &rule : verdict.decidedBy)
        names << QString::fromStdString(rule.policy.text() + ", " + rule.rule);
    if (!names.isEmpty())
        return names.join(u"; "_s);
    for (const auto &policy : verdict.isolatedBy)
        names << QString::fromStdString(policy.text());
    if (names.isEmpty())
        return Tr::tr("no policy");
    if (verdict.outcome == policy::explain::Outcome::Allowed)
        return Tr::tr("a node and its own pods always may");
    return Tr::tr("nothing allows it; isolated by %1").arg(names.join(u", "_s));
}

} // namespace liteboxd::policies
