// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/pod_port_forward.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/api/port_forward_relay.h"
#include "app/demo/node/websocket_answer.h"
#include "core/base/port_number.h"
#include "gateway/forward/channel_message.h"
#include "gateway/http/websocket_handshake.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nodeOf(const QJsonObject &pod)
{
    return pod.value("spec"_L1).toObject().value("nodeName"_L1).toString();
}

} // namespace

Outcome<std::uint16_t> PodPortForward::portOf(const http::RequestHead &request, const ApiTarget &target) const
{
    if (request.method() != "GET" && request.method() != "POST")
        return refuse(methodNotAllowed());
    const ObjectRef pod = m_store.find(pods(), target.space, target.name);
    if (!pod)
        return refuse(notFound(pods(), target.name));
    if (nodeOf(pod->json).isEmpty())
        return refuse(badRequest(u"pod %1 does not have a host assigned"_s.arg(target.name)));
    if (!request.find("Upgrade"))
        return refuse(badRequest(u"Upgrade request required"_s));
    if (http::upgradeKindOf(request) != http::UpgradeKind::WebSocket)
        return refuse(notImplemented(u"a port-forward by SPDY"_s));
    if (!request.lists("Sec-WebSocket-Protocol", forward::channelProtocol))
        return refuse(notImplemented(u"this subprotocol of a port-forward"_s));
    const QString ports = target.query.value(u"ports"_s);
    if (ports.isEmpty())
        return refuse(badRequest(u"query parameter \"port\" is required"_s));
    if (ports.contains(u','))
        return refuse(notImplemented(u"a port-forward of several ports"_s));
    const auto port = base::parsePort(ports.toStdString());
    if (!port)
        return refuse(badRequest(u"unable to parse \"%1\" as a port"_s.arg(ports)));
    return *port;
}

io::Task<void> PodPortForward::serve(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const auto port = portOf(request, target);
    if (!port) {
        http::Answer answer = statusAnswer(port.error(), request);
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    http::Answer answer = webSocketAnswer(request, forward::channelProtocol);
    if (!co_await exchange.switchProtocols(std::move(answer)))
        co_return;
    PortForwardRelay relay(exchange.connection(), *port,
                           u"error forwarding port %1 to pod %2, uid : "_s.arg(*port).arg(target.name).toStdString());
    co_await relay.run(m_kubelet.addressOf(target.space, target.name));
}

} // namespace liteboxd::demo
