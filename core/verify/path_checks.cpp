// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/path_checks.h"

#include "core/sandbox/access_token.h"
#include "core/sandbox/creation/command_run.h"
#include "core/verify/answers/listening_sockets.h"
#include "core/verify/proxied_answer.h"
#include "core/verify/reach_question.h"
#include "core/verify/way_checks.h"

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;
using sandbox::Sandbox;
using sandbox::SandboxState;

namespace {

CheckOutcome judgeToken(const Sandbox &target)
{
    const bool isGood = sandbox::faultOf(target.accessToken.reveal()) == sandbox::TokenFault::None;
    return {.result = isGood ? CheckResult::Pass : CheckResult::Fail,
            .expected = u"its pod has an access token that a header can carry"_s,
            .observed = isGood ? u"its pod has such a token"_s
                               : u"its pod has no token that can be sent: every request gets 401"_s,
            .fix =
                isGood ? QString() : u"liteboxctl sandbox rotate %1"_s.arg(QString::fromStdString(target.id.text()))};
}

CheckOutcome judgePod(const Sandbox &target)
{
    const QString expected = u"its pod runs and is ready"_s;
    const QString why = QStringList{target.reason, target.message}.join(u' ').trimmed();
    if (target.state != SandboxState::Running) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed =
                    u"pod %1 does not run: %2"_s.arg(target.podName, why.isEmpty() ? u"no reason given"_s : why),
                .fix = u"liteboxctl sandbox events %1"_s.arg(QString::fromStdString(target.id.text()))};
    }
    return {.result = target.ready ? CheckResult::Pass : CheckResult::Warning,
            .expected = expected,
            .observed = target.ready ? u"pod %1 runs on node %2, and is ready"_s.arg(target.podName, target.nodeName)
                                     : u"pod %1 runs and is not ready: %2"_s.arg(target.podName, why),
            .fix = target.ready ? QString() : u"Wait for its readiness probe, or look at its log"_s};
}

CheckOutcome judgeAddress(const Sandbox &target)
{
    const QString expected = u"it has an address of the pod network"_s;
    if (target.hostNetwork) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed = u"pod %1 is on its node's network: the gateway never forwards there"_s.arg(target.podName),
                .fix = u"Create it without hostNetwork"_s};
    }
    if (target.podAddress.isEmpty()) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed = u"the cluster has given pod %1 no address"_s.arg(target.podName),
                .fix = u"Look at its events: the network plugin says why"_s};
    }
    return {.result = CheckResult::Pass,
            .expected = expected,
            .observed = u"pod %1 has the address %2"_s.arg(target.podName, target.podAddress)};
}

CheckOutcome judgePolicy(const Observations &seen, const Sandbox &target, quint16 port)
{
    using namespace policy::explain;
    const ReachQuestion question{
        Direction::Ingress, PodPeer{{seen.nameSpace, Observations::gatewayName}}, {port, Protocol::Tcp}, {}};
    const ReachAnswer answer = ask(seen, target, question);
    const QString expected = u"the policies let the gateway (app=liteboxd-gateway) connect to port %1"_s.arg(port);
    if (answer.outcome == Outcome::Unknown)
        return {.expected = expected, .observed = answer.because, .fix = u"liteboxctl policy lint"_s};
    const bool isAllowed = answer.outcome == Outcome::Allowed;
    return {.result = isAllowed ? CheckResult::Pass : CheckResult::Fail,
            .expected = expected,
            .observed = (isAllowed ? u"allowed: "_s : u"denied: "_s) + answer.because,
            .evidence = {u"computed from the policies, not measured"_s},
            .fix = isAllowed ? QString() : u"liteboxctl policy ensure puts allow-gateway-ingress in place"_s};
}

CheckOutcome judgeListener(const base::Result<sandbox::CommandResult> &read, quint16 port)
{
    const QString expected = u"a process listens on port %1 for everybody"_s.arg(port);
    const auto unseen = [&](const QString &why) {
        return CheckOutcome{.result = CheckResult::Warning,
                            .expected = expected,
                            .observed = u"the listener cannot be seen from inside: "_s + why,
                            .fix = u"The next hop tells whether something answers"_s};
    };
    if (!read)
        return unseen(QString::fromStdString(read.error().text()));
    const auto sockets = listeningSockets(read->output);
    if (read->output.isEmpty())
        return unseen(u"/proc/net/tcp cannot be read there"_s);
    QStringList others;
    bool isLoopback = false;
    for (const ListeningSocket &socket : sockets) {
        if (socket.port == port && !socket.isLoopback)
            return {.result = CheckResult::Pass,
                    .expected = expected,
                    .observed = u"a process listens on port %1"_s.arg(port)};
        isLoopback = isLoopback || socket.port == port;
        others << u"%1%2"_s.arg(QString::number(socket.port), socket.isLoopback ? u" (loopback only)"_s : QString());
    }
    if (isLoopback) {
        return {.result = CheckResult::Fail,
                .expected = expected,
                .observed = u"port %1 listens on loopback only: nobody outside the sandbox can connect"_s.arg(port),
                .fix = u"Have the program listen on 0.0.0.0, not on 127.0.0.1 or localhost"_s};
    }
    return {.result = CheckResult::Fail,
            .expected = expected,
            .observed = others.isEmpty() ? u"nothing listens in the sandbox"_s
                                         : u"nothing listens on port %1; ports that are open: %2"_s.arg(
                                               QString::number(port), others.join(u", "_s)),
            .fix = u"Start the program, or ask for the port it listens on (--port)"_s};
}

CheckOutcome judgeHttp(const base::Result<ProxiedAnswer> &answer, quint16 port)
{
    const QString expected = u"an HTTP request to port %1 is answered"_s.arg(port);
    if (!answer && answer.error().code == base::ErrorCode::TimedOut) {
        return {.expected = expected,
                .observed = u"no answer through the API server: a timeout alone does not tell who drops it"_s,
                .fix = u"default-deny keeps the API server out of pods on other nodes; ask through a gateway"_s};
    }
    if (!answer)
        return outcomeOf(answer.error(), expected);
    if (answer->apiServerMessage.isEmpty()) {
        return {.result = CheckResult::Pass,
                .expected = expected,
                .observed = u"the sandbox answered with status %1, through the API server"_s.arg(answer->status)};
    }
    if (answer->status == 403) {
        return outcomeOf({base::ErrorCode::Forbidden, answer->apiServerMessage.toStdString(), "pods/proxy"}, expected);
    }
    const bool isRefused = answer->apiServerMessage.contains(u"refused"_s);
    return {.result = isRefused ? CheckResult::Fail : CheckResult::Inconclusive,
            .expected = expected,
            .observed = u"the API server could not connect: "_s + answer->apiServerMessage,
            .fix = isRefused ? u"Start the program that listens on this port"_s
                             : u"default-deny may keep the API server out; ask through a gateway"_s};
}

} // namespace

bool isHop(const QString &id)
{
    return id.startsWith(u"path."_s);
}

quint16 usualPort(const Sandbox &target)
{
    return target.ports.empty() ? 8080 : target.ports.front().number;
}

Checks pathChecks(const CheckTools &tools, const Sandbox &target, quint16 port, const QString &webSocketPath)
{
    Checks checks;
    Checks readers;
    addPolicyChecks(tools, readers);
    addSandboxChecks(tools, readers);
    for (Check &reader : readers) {
        if (reader.id != u"policies.readable"_s && reader.id != u"sandboxes.readable"_s)
            continue;
        reader.dependencies.clear();
        checks.push_back(std::move(reader));
    }
    const auto add = [&](const QString &name, const QString &title, const QStringList &after, auto start) {
        checks.push_back({.id = u"path."_s + name,
                          .parent = u"path"_s,
                          .title = title,
                          .dependencies = after,
                          .start = std::move(start)});
    };
    add(u"token"_s, u"Access token"_s, {}, judging([target] { return judgeToken(target); }));
    add(u"pod"_s, u"Pod"_s, {}, judging([target] { return judgePod(target); }));
    add(u"address"_s, u"Address"_s, {u"path.pod"_s}, judging([target] { return judgeAddress(target); }));
    add(u"policy"_s, u"Network policies"_s, {u"path.address"_s, u"policies.readable"_s, u"sandboxes.readable"_s},
        judging([target, port, seen = tools.seen] { return judgePolicy(*seen, target, port); }));
    add(u"listener"_s, u"Listener in the sandbox"_s, {u"path.pod"_s},
        [tools, target, port](QObject *context, async::Callback<CheckOutcome> done) {
            kube::ExecCommand command{target.podNamespace.toStdString(),
                                      target.podName.toStdString(),
                                      {"cat", "/proc/net/tcp", "/proc/net/tcp6"}};
            return sandbox::CommandRun::start(
                *tools.api, command, {}, std::chrono::seconds(6), context,
                [port, done = std::move(done)](const base::Result<sandbox::CommandResult> &read) {
                    done(judgeListener(read, port));
                });
        });
    add(u"http"_s, u"HTTP"_s, {u"path.address"_s, u"path.listener"_s},
        [tools, target, port](QObject *context, async::Callback<CheckOutcome> done) {
            return ProxiedRequest::start(tools.api->transport(), target.podNamespace.toStdString(),
                                         target.podName.toStdString(), port, std::chrono::seconds(6), context,
                                         [port, done = std::move(done)](const base::Result<ProxiedAnswer> &answer) {
                                             done(judgeHttp(answer, port));
                                         });
        });
    addWayChecks(
        tools,
        {target.podNamespace.toStdString(), target.podName.toStdString(), target.podAddress, port, webSocketPath},
        checks);
    return checks;
}

} // namespace liteboxd::verify
