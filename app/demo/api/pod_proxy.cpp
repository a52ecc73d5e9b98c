// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/pod_proxy.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/api/proxy_relay.h"
#include "app/demo/api/proxy_target.h"
#include "core/base/port_number.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstPortOf(const QJsonObject &pod)
{
    const QJsonArray containers = pod.value("spec"_L1).toObject().value("containers"_L1).toArray();
    const QJsonArray ports = containers.at(0).toObject().value("ports"_L1).toArray();
    return QString::number(ports.at(0).toObject().value("containerPort"_L1).toInt(80));
}

} // namespace

Outcome<io::SocketAddress> PodProxy::addressOf(const ApiTarget &target) const
{
    const auto asked = ProxyTarget::parse(target.name);
    if (!asked)
        return refuse(badRequest(u"invalid pod request \"%1\""_s.arg(target.name)));
    const ObjectRef pod = m_store.find(pods(), target.space, asked->name);
    if (!pod)
        return refuse(notFound(pods(), asked->name));
    const std::string host = pod->json.value("status"_L1).toObject().value("podIP"_L1).toString().toStdString();
    auto address = io::SocketAddress::parse(host, 1);
    const auto living = m_kubelet.addressOf(target.space, asked->name);
    const bool isOurs = address && living && living->host() == host;
    const bool isForbidden = !address || address->isLoopback() || address->isLinkLocal() || address->isUnspecified() ||
                             address->isMulticast();
    if (isForbidden && !isOurs)
        return refuse(badRequest(u"address not allowed"_s));
    const QString text = asked->port.isEmpty() ? firstPortOf(pod->json) : asked->port;
    const auto port = base::parsePort(text.toStdString());
    if (!port) {
        return refuse(
            serviceUnavailable(u"error trying to reach service: dial tcp: lookup tcp/%1: unknown port"_s.arg(text)));
    }
    if (asked->scheme == u"https"_s) {
        return refuse(serviceUnavailable(
            u"error trying to reach service: tls: first record does not look like a TLS handshake"_s));
    }
    return *io::SocketAddress::parse(host, *port);
}

io::Task<void> PodProxy::serve(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    const auto address = addressOf(target);
    if (!address) {
        http::Answer answer = statusAnswer(address.error(), request);
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    const std::string_view path = request.path();
    if (target.proxyPath.isEmpty()) {
        http::Answer answer = apiHead(301, "text/html; charset=utf-8");
        answer.fields.emplace_back("Location", std::string(path) + '/' + target.rawQuery.toStdString());
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    const QByteArray prefix(path.data(), static_cast<qsizetype>(path.size()) - target.proxyPath.size());
    ProxyRelay relay(exchange, *address, prefix, normalisedProxyPath(target.proxyPath) + target.rawQuery);
    co_await relay.run();
}

} // namespace liteboxd::demo
