// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/pod_exec.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/api/pod_container.h"
#include "app/demo/node/pod_reach.h"
#include "app/demo/node/websocket_answer.h"
#include "app/demo/objects/cluster_types.h"
#include "app/demo/relay/agent_endpoints.h"
#include "app/demo/relay/hubble_command.h"
#include "gateway/http/websocket_handshake.h"

#include <QUrlQuery>

#include <utility>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<std::string> otherNodes(const ObjectStore &store, const QString &node)
{
    std::vector<std::string> others;
    for (const auto &[name, object] : *store.table(nodes())) {
        if (name != node)
            others.push_back(name.toStdString());
    }
    return others;
}

} // namespace

Outcome<PodExec::Asked> PodExec::askedFor(const http::RequestHead &request, const ApiTarget &target) const
{
    if (request.method() != "GET" && request.method() != "POST")
        return refuse(methodNotAllowed());
    Asked asked;
    const auto isTrue = [&target](const QString &name) { return target.query.value(name) == u"true"_s; };
    const QUrlQuery query(QString::fromUtf8(target.rawQuery.mid(1)));
    for (const QString &word : query.allQueryItemValues(u"command"_s, QUrl::FullyDecoded))
        asked.command.words.push_back(word.toStdString());
    if (asked.command.words.empty())
        return refuse(badRequest(u"you must specify at least one command for the container"_s));
    if (!isTrue(u"stdin"_s) && !isTrue(u"stdout"_s) && !isTrue(u"stderr"_s))
        return refuse(badRequest(u"you must specify at least one of stdin, stdout, stderr"_s));
    const auto container = containerOf(m_store, target);
    if (!container)
        return refuse(container.error());
    asked.command.container = container->toStdString();
    const QJsonObject state = stateOf(m_store, target, *container);
    if (state.contains("terminated"_L1))
        asked.command.obstacle = "container is in CONTAINER_EXITED state";
    else if (state.contains("waiting"_L1))
        asked.command.obstacle =
            "unable to upgrade connection: container not found (\"" + asked.command.container + "\")";
    asked.command.hasInput = isTrue(u"stdin"_s);
    asked.command.hasTerminal = isTrue(u"tty"_s);
    if (!request.find("Upgrade"))
        return refuse(badRequest(u"Upgrade request required"_s));
    if (http::upgradeKindOf(request) != http::UpgradeKind::WebSocket)
        return refuse(notImplemented(u"a command by SPDY"_s));
    for (const char *protocol : {"v5.channel.k8s.io", "v4.channel.k8s.io"}) {
        if (request.lists("Sec-WebSocket-Protocol", protocol)) {
            asked.protocol = protocol;
            return asked;
        }
    }
    return refuse(notImplemented(u"this subprotocol of a command"_s));
}

io::Task<void> PodExec::serve(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const auto asked = askedFor(request, target);
    if (!asked) {
        http::Answer answer = statusAnswer(asked.error(), request);
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    http::Answer answer = webSocketAnswer(request, asked->protocol);
    if (!co_await exchange.switchProtocols(std::move(answer)))
        co_return;
    const QString space = target.space;
    const QString name = target.name;
    ExecSession session(exchange.connection(), asked->command, name.toStdString());
    ExecSession::Surroundings around;
    around.lives = [this, space, name] { return m_kubelet.addressOf(space, name).has_value(); };
    around.log = [this, space, name](const std::string &line) { m_kubelet.log(space, name, line); };
    around.files = m_kubelet.filesOf(space, name);
    around.dialer = [this, space, name](const Dial &dial) {
        const Reached reached = PodReach(m_store).from(space, name, dial);
        if (m_dialled)
            m_dialled(space, name, dial, reached);
        return reached;
    };
    const ObjectRef pod = m_store.find(pods(), space, name);
    if (pod && space == u"kube-system" && pod->json[u"metadata"][u"labels"][u"k8s-app"] == u"cilium"_s) {
        around.endpoints = [this, name] { return agentEndpoints(m_store, name); };
        around.lives = [this, space, name] { return m_store.find(pods(), space, name) != nullptr; };
        around.hubble = [this, pod](const std::vector<std::string> &words) -> TinyShell::Program {
            const auto others = otherNodes(m_store, pod->json[u"spec"][u"nodeName"].toString());
            return [command = std::make_shared<HubbleCommand>(m_flows, words, others)]() -> TinyShell::Progress {
                command->run();
                return {command->takeOutput(), command->takeErrors(), command->exitCode()};
            };
        };
    }
    co_await session.run(std::move(around));
}

} // namespace liteboxd::demo
