// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPointer>
#include <QUrlQuery>

#include <string>

/// An exchange whose other end is the test.
class FakeExchange : public liteboxd::kube::HttpExchange
{
    Q_OBJECT

public:
    explicit FakeExchange(liteboxd::kube::HttpRequest request)
        : m_request(std::move(request))
    {}

    const liteboxd::kube::HttpRequest &request() const { return m_request; }
    QUrlQuery query() const;
    bool isWatch() const { return query().hasQueryItem(QStringLiteral("watch")); }

    /// The head; a watch is open from here on.
    void head(int status = 200);
    void bytes(const QByteArray &bytes) { Q_EMIT bytesReceived(bytes); }
    void finish() { Q_EMIT finished(); }
    void fail(liteboxd::base::ErrorCode code) { Q_EMIT failed({code, "made by the test", "fake"}); }

    /// A whole answer with a JSON body.
    void answer(const QJsonObject &body, int status = 200);

    /// A Status object, as an API server refuses.
    void refuse(int code, const char *reason, const char *message = "refused");

    /// One line of a watch.
    void event(const char *type, const QJsonObject &object);

private:
    liteboxd::kube::HttpRequest m_request;
};

/// Hands each started exchange to the test and sends nothing anywhere. Requests and answers are real bytes.
class FakeTransport : public liteboxd::kube::Transport
{
public:
    std::unique_ptr<liteboxd::kube::HttpExchange> start(const liteboxd::kube::HttpRequest &request) override;

    void warnOf(const char *text) const { warn(text); }

    /// The exchange started last, nullptr if it is gone.
    FakeExchange *last() const { return m_started.isEmpty() ? nullptr : m_started.last().data(); }
    qsizetype count() const { return m_started.size(); }

    static QJsonObject pod(const char *name, const char *version, const char *phase = "Running");
    static QJsonObject page(const QJsonArray &items, const char *version, const char *next = "");

private:
    QList<QPointer<FakeExchange>> m_started;
};
