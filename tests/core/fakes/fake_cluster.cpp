// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"

#include "tests/core/fakes/fake_cluster_exchange.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::tests {

namespace {

FakeCluster::Answer statusAnswer(int status, const QString &reason)
{
    return {status,
            {{u"kind"_s, u"Status"_s},
             {u"reason"_s, reason},
             {u"message"_s, u"refused by the test"_s},
             {u"code"_s, status}}};
}

} // namespace

FakeCluster::FakeCluster() = default;
FakeCluster::~FakeCluster() = default;

void FakeCluster::on(const QString &method, const QString &path, Handler handler)
{
    m_handlers[{method, path}] = std::move(handler);
}

void FakeCluster::on(const QString &method, const QString &path, const QJsonObject &body)
{
    on(method, path, [body](const SeenRequest &) { return Answer{200, body}; });
}

void FakeCluster::refuse(const QString &method, const QString &path, int status, const QString &reason)
{
    on(method, path, [status, reason](const SeenRequest &) { return statusAnswer(status, reason); });
}

void FakeCluster::setFault(std::optional<base::ErrorCode> fault)
{
    m_fault = fault;
    if (!fault)
        return;
    const auto exchanges = m_exchanges;
    for (const auto &exchange : exchanges) {
        if (exchange && exchange->isOpen())
            exchange->fail(*fault);
    }
}

void FakeCluster::setSilent(bool silent)
{
    m_silent = silent;
    const auto exchanges = m_exchanges;
    for (const auto &exchange : exchanges) {
        if (!silent && exchange && exchange->isOpen() && !exchange->isWatch())
            serve(exchange);
    }
}

void FakeCluster::event(const QString &path, const QString &type, const QJsonObject &object)
{
    const QByteArray line =
        QJsonDocument(QJsonObject{{u"type"_s, type}, {u"object"_s, object}}).toJson(QJsonDocument::Compact);
    const auto exchanges = m_exchanges;
    for (const auto &exchange : exchanges) {
        if (exchange && exchange->isWatching() && exchange->request().path == path)
            exchange->line(line);
    }
}

bool FakeCluster::hasWatch(const QString &path) const
{
    return std::any_of(m_exchanges.begin(), m_exchanges.end(), [&path](const auto &exchange) {
        return exchange && exchange->isWatching() && exchange->request().path == path;
    });
}

QList<SeenRequest> FakeCluster::requestsBy(const QString &method) const
{
    QList<SeenRequest> found;
    std::copy_if(m_requests.begin(), m_requests.end(), std::back_inserter(found),
                 [&method](const SeenRequest &request) { return request.method == method; });
    return found;
}

QList<SeenRequest> FakeCluster::takeRequests()
{
    return std::exchange(m_requests, {});
}

std::unique_ptr<kube::HttpExchange> FakeCluster::start(const kube::HttpRequest &request)
{
    auto exchange = std::make_unique<FakeClusterExchange>(*this, request);
    m_exchanges.removeIf([](const auto &known) { return !known; });
    m_exchanges.append(exchange.get());
    return exchange;
}

void FakeCluster::serve(FakeClusterExchange *exchange)
{
    const SeenRequest &request = exchange->request();
    if (m_fault)
        return exchange->fail(*m_fault);
    if (exchange->isWatch())
        return exchange->openWatch();
    if (m_silent)
        return;
    m_requests.append(request);
    const auto handler = m_handlers.find({request.method, request.path});
    exchange->answer(handler == m_handlers.end() ? statusAnswer(404, u"NotFound"_s) : handler->second(request), m_date);
}

QString podsPath(const QString &name)
{
    const QString collection = u"/api/v1/namespaces/liteboxd/pods"_s;
    return name.isEmpty() ? collection : collection + u'/' + name;
}

QString policiesPath(const QString &name)
{
    const QString collection = u"/apis/networking.k8s.io/v1/namespaces/liteboxd/networkpolicies"_s;
    return name.isEmpty() ? collection : collection + u'/' + name;
}

QJsonObject listOf(const QList<QJsonObject> &items, const QString &version)
{
    QJsonArray array;
    for (const QJsonObject &item : items)
        array.append(item);
    return {{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, version}}}, {u"items"_s, array}};
}

} // namespace liteboxd::tests
