// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/proxied_answer.h"

#include "core/kube/wire/resource_path.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptBytes = 16 * 1024;

} // namespace

async::Request ProxiedRequest::start(kube::Transport &transport, const std::string &nameSpace, const std::string &pod,
                                     quint16 port, std::chrono::milliseconds limit, QObject *context,
                                     async::Callback<ProxiedAnswer> done)
{
    const kube::ResourcePath path{kube::resources::pods(), nameSpace, pod + ':' + std::to_string(port), "proxy"};
    kube::HttpRequest request;
    request.target = path.path() + '/';
    request.accept = "*/*";
    request.timeLimit = limit;
    const async::Promise<ProxiedAnswer> promise(context, std::move(done));
    const QPointer<ProxiedRequest> running(new ProxiedRequest(transport, request, promise, context));
    return promise.request([running] { delete running.data(); });
}

ProxiedRequest::ProxiedRequest(kube::Transport &transport, const kube::HttpRequest &request,
                               async::Promise<ProxiedAnswer> promise, QObject *parent)
    : QObject(parent)
    , m_promise(std::move(promise))
    , m_exchange(transport.start(request))
{
    connect(m_exchange.get(), &kube::HttpExchange::headReceived, this,
            [this](const kube::HttpHead &head) { m_head = head; });
    connect(m_exchange.get(), &kube::HttpExchange::bytesReceived, this, [this](const QByteArray &bytes) {
        m_body += bytes.first(std::min(bytes.size(), keptBytes - m_body.size()));
    });
    connect(m_exchange.get(), &kube::HttpExchange::finished, this, &ProxiedRequest::take);
    connect(m_exchange.get(), &kube::HttpExchange::failed, this,
            [this](const base::Error &error) { end(base::fail(error)); });
}

void ProxiedRequest::take()
{
    ProxiedAnswer answer{m_head.status, {}};
    const QJsonObject object = QJsonDocument::fromJson(m_body).object();
    const bool isOfTheApi =
        m_head.status >= 400 && object.value(u"kind"_s) == u"Status"_s && object.value(u"apiVersion"_s) == u"v1"_s;
    if (isOfTheApi)
        answer.apiServerMessage = object.value(u"message"_s).toString(u"no reason given"_s);
    end(answer);
}

void ProxiedRequest::end(base::Result<ProxiedAnswer> result)
{
    m_exchange->disconnect(this);
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify
