// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/open_gateway.h"

#include "app/demo/api/api_answer.h"

#include <optional>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The pod proxy's target for /api/v1/sandbox/{id}/port/{port}/{path}.
std::optional<ApiTarget> targetOf(std::string_view text)
{
    const QByteArray all(text.data(), static_cast<qsizetype>(text.size()));
    const qsizetype mark = all.indexOf('?');
    const QByteArrayList parts = all.left(mark < 0 ? all.size() : mark).split('/');
    constexpr qsizetype places = 7; // "", api, v1, sandbox, {id}, port, {port}
    if (parts.size() < places || parts.first(4).join('/') != "/api/v1/sandbox" || parts.at(5) != "port")
        return std::nullopt;
    ApiTarget target;
    target.kind = ApiTarget::Kind::Object;
    target.type = &pods();
    target.space = u"liteboxd"_s;
    target.name = u"sandbox-%1:%2"_s.arg(QString::fromUtf8(parts.at(4)), QString::fromUtf8(parts.at(6)));
    target.subresource = u"proxy"_s;
    target.proxyPath = '/' + parts.mid(places).join('/');
    target.rawQuery = mark < 0 ? QByteArray() : all.mid(mark);
    return target;
}

} // namespace

/// The name of the pod whose access token this is, or nothing.
QString OpenGateway::podWithToken(std::string_view token) const
{
    const QString text = QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size()));
    for (const auto &[key, pod] : *m_store.table(pods())) {
        if (pod->json[u"metadata"][u"annotations"][u"liteboxd.io/access-token"].toString() == text)
            return pod->json[u"metadata"][u"name"].toString();
    }
    return {};
}

/// `owner` is the pod whose token it has, `pod` the one that it asks for.
bool OpenGateway::isStopped(const http::RequestHead &request, const QString &owner, const QString &pod) const
{
    switch (m_kind) {
    case LaxGateway::None:
    case LaxGateway::AsksNothing:
        break;
    case LaxGateway::TakesAnyToken:
        return request.find("X-Access-Token").value_or("").empty();
    case LaxGateway::IgnoresPath:
        return owner.isEmpty();
    case LaxGateway::AsksOnlyGet:
        return request.method() == "GET" && owner != pod;
    case LaxGateway::AsksNoUpgrade:
        return !request.find("Upgrade") && owner != pod;
    }
    return false;
}

io::Task<void> OpenGateway::serve(http::Exchange &exchange)
{
    auto target = targetOf(exchange.request().target());
    const std::string_view token = exchange.request().find("X-Access-Token").value_or("");
    const QString owner = token.empty() ? QString() : podWithToken(token);
    if (target && isStopped(exchange.request(), owner, target->name.section(u':', 0, 0))) {
        http::Answer answer = plainAnswer(401, "unauthorized\n");
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    if (target) {
        if (m_kind == LaxGateway::IgnoresPath)
            target->name = owner + u':' + target->name.section(u':', 1);
        co_await m_proxy.serve(exchange, *target);
        co_return;
    }
    http::Answer answer = plainAnswer(404, "404 page not found\n");
    co_await exchange.respond(std::move(answer));
}

} // namespace liteboxd::demo
