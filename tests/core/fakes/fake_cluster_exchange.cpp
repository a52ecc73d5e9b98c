// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster_exchange.h"

#include <QJsonDocument>
#include <QUrl>

namespace liteboxd::tests {

namespace {

SeenRequest seen(const kube::HttpRequest &request)
{
    const QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(request.target));
    return {QString::fromLatin1(request.method), url.path(), QUrlQuery(url), request.contentType,
            QJsonDocument::fromJson(request.body).object()};
}

} // namespace

FakeClusterExchange::FakeClusterExchange(FakeCluster &cluster, const kube::HttpRequest &request)
    : m_request(seen(request))
    , m_isWatch(m_request.query.hasQueryItem(QStringLiteral("watch")))
{
    m_arrival.setSingleShot(true);
    connect(&m_arrival, &QTimer::timeout, this, [this, &cluster] { cluster.serve(this); });
    m_arrival.start(0);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (!m_ended && !m_watching)
            fail(base::ErrorCode::TimedOut);
    });
    m_limit.start(request.timeLimit);
}

void FakeClusterExchange::answer(const FakeCluster::Answer &answer, const QByteArray &date)
{
    m_ended = true;
    const QPointer<FakeClusterExchange> self(this);
    Q_EMIT headReceived({.status = answer.status, .contentType = "application/json", .date = date});
    if (self)
        Q_EMIT bytesReceived(QJsonDocument(answer.body).toJson(QJsonDocument::Compact));
    if (self)
        Q_EMIT finished();
}

void FakeClusterExchange::openWatch()
{
    m_watching = true;
    Q_EMIT headReceived({200, "application/json", std::nullopt});
}

void FakeClusterExchange::line(const QByteArray &line)
{
    Q_EMIT bytesReceived(line + '\n');
}

void FakeClusterExchange::fail(base::ErrorCode code)
{
    m_ended = true;
    Q_EMIT failed({code, "made by the test", "fake cluster"});
}

} // namespace liteboxd::tests
