// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/transport.h"

#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <map>
#include <optional>

namespace liteboxd::tests {

class FakeClusterExchange;

/// A request as it arrived.
struct SeenRequest
{
    QString method;
    QString path; ///< without the query
    QUrlQuery query;
    QByteArray contentType;
    QJsonObject body;
};

/// A cluster in memory for tests of what stands on ApiClient: answers as it was told, by real bytes and through the
/// event loop. What nobody told it about is 404. Watches stay open until the test ends them.
class FakeCluster : public kube::Transport
{
public:
    struct Answer
    {
        int status = 200;
        QJsonObject body;
    };
    using Handler = std::function<Answer(const SeenRequest &)>;

    FakeCluster();
    ~FakeCluster() override;

    /// What a method and path are answered with from now on.
    void on(const QString &method, const QString &path, Handler handler);
    void on(const QString &method, const QString &path, const QJsonObject &body);

    /// The same for a refusal: a Status object with this reason.
    void refuse(const QString &method, const QString &path, int status, const QString &reason);

    /// Every request fails like this, open watches at once, until `std::nullopt`.
    void setFault(std::optional<base::ErrorCode> fault);

    /// Nothing is answered until `false`; then everything that waited is. Time limits hold, and watches stay open.
    void setSilent(bool silent);

    /// The field Date of every answer; empty: none.
    void setDate(const QByteArray &date) { m_date = date; }

    /// A line of every open watch of this path. `type` is ADDED, MODIFIED, DELETED or BOOKMARK.
    void event(const QString &path, const QString &type, const QJsonObject &object);

    bool hasWatch(const QString &path) const;

    /// All requests that nobody took yet, watches left out.
    const QList<SeenRequest> &requests() const { return m_requests; }
    QList<SeenRequest> requestsBy(const QString &method) const;
    QList<SeenRequest> takeRequests();

    std::unique_ptr<kube::HttpExchange> start(const kube::HttpRequest &request) override;

private:
    friend class FakeClusterExchange;

    void serve(FakeClusterExchange *exchange);

    std::map<std::pair<QString, QString>, Handler> m_handlers;
    QList<QPointer<FakeClusterExchange>> m_exchanges;
    QList<SeenRequest> m_requests;
    std::optional<base::ErrorCode> m_fault;
    QByteArray m_date;
    bool m_silent = false;
};

/// The paths of the namespace "liteboxd".
QString podsPath(const QString &name = {});
QString policiesPath(const QString &name = {});

/// A list with these items.
QJsonObject listOf(const QList<QJsonObject> &items, const QString &version = QStringLiteral("1"));

} // namespace liteboxd::tests
