// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_explain_command.h"

#include "app/ctl/policies/policy_shape.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace policy;

namespace {

std::string checkPeer(const std::string &text)
{
    const auto peer = explain::parsePeer(text);
    return peer ? std::string{} : peer.error().message;
}

std::string checkPort(const std::string &text)
{
    const bool isPort = explain::TargetPort::parse(text).has_value();
    return isPort ? std::string{} : "'" + text + "' is no port: expected 1 to 65535 and tcp, udp or sctp, as in 53/udp";
}

std::string checkPod(const std::string &text)
{
    const std::size_t slash = text.find('/');
    const bool isName = slash != std::string::npos && slash > 0 && slash + 1 < text.size();
    return isName ? std::string{} : "'" + text + "' does not name a pod as NAMESPACE/NAME";
}

ExitCode exitCodeOf(explain::Outcome outcome)
{
    if (outcome == explain::Outcome::Allowed)
        return ExitCode::Done;
    return outcome == explain::Outcome::Denied ? ExitCode::Failed : ExitCode::CannotTell;
}

} // namespace

void PolicyExplainCommand::declare(CLI::App &options)
{
    CLI::Option_group *const subject = options.add_option_group("subject", "whose policies are asked");
    subject->add_option("--sandbox", m_sandbox, "the sandbox")->type_name("ID");
    subject->add_option("--pod", m_pod, "the pod")->type_name("NAMESPACE/NAME")->check(checkPod);
    subject->require_option(1);
    CLI::Option_group *const direction = options.add_option_group("direction", "who connects");
    direction->add_flag("--egress", m_egress, "it connects to the peer");
    direction->add_flag("--ingress", m_ingress, "the peer connects to it");
    direction->require_option(1);
    options
        .add_option("--peer", m_peer,
                    "the other end: pod:NAMESPACE/NAME, sandbox:ID, ip:ADDRESS, fqdn:NAME, service:NAMESPACE/NAME or "
                    "entity:WORD (world, host, remote-node, kube-apiserver, cluster, …)")
        ->required()
        ->type_name("PEER")
        ->check(checkPeer);
    options.add_option("--port", m_port, "the port that is connected to, and its protocol (tcp)")
        ->required()
        ->type_name("N[/tcp|udp|sctp]")
        ->check(checkPort);
    PolicyObjectsCommand::declare(options);
}

void PolicyExplainCommand::act(Invocation &invocation, const explain::PolicyExplainer &explainer)
{
    const std::size_t slash = m_pod.find('/');
    const auto subject = m_sandbox.empty()
                             ? explainer.identities().findPod({m_pod.substr(0, slash), m_pod.substr(slash + 1)})
                             : explainer.identities().findSandbox(m_sandbox);
    if (!subject) {
        return invocation.fail(
            m_sandbox.empty()
                ? base::Error{base::ErrorCode::NotFound, "there is no such pod", "pod " + m_pod}
                : base::Error{base::ErrorCode::NotFound, "there is no such sandbox", "sandbox " + m_sandbox});
    }
    auto verdict = explainer.explain(*subject, m_egress ? explain::Direction::Egress : explain::Direction::Ingress,
                                     *explain::parsePeer(m_peer), *explain::TargetPort::parse(m_port));
    if (!verdict)
        return invocation.fail(verdict.error());
    *verdict = doubted(std::move(*verdict), unread(), explainer.objects().pods[*subject].name.nameSpace);
    QJsonObject answer = jsonOf(*verdict);
    const bool isPlain = explainer.objects().enforcement == objects::Enforcement::Kubernetes;
    answer.insert(QStringLiteral("engine"), isPlain ? QStringLiteral("kubernetes") : QStringLiteral("cilium"));
    invocation.output().item(verdictShape(), answer);
    invocation.finish(exitCodeOf(verdict->outcome));
}

} // namespace liteboxd::ctl
