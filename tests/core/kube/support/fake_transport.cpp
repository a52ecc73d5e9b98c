// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include <QJsonDocument>
#include <QPointer>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

QUrlQuery FakeExchange::query() const
{
    return QUrlQuery(QUrl::fromEncoded(QByteArray::fromStdString(m_request.target)));
}

void FakeExchange::head(int status)
{
    Q_EMIT headReceived({status, "application/json", std::nullopt});
}

void FakeExchange::answer(const QJsonObject &body, int status)
{
    const QPointer<FakeExchange> self(this);
    head(status);
    if (self)
        Q_EMIT bytesReceived(QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (self)
        Q_EMIT finished();
}

void FakeExchange::refuse(int code, const char *reason, const char *message)
{
    answer({{u"kind"_s, u"Status"_s},
            {u"reason"_s, QString::fromLatin1(reason)},
            {u"message"_s, QString::fromLatin1(message)},
            {u"code"_s, code}},
           code);
}

void FakeExchange::event(const char *type, const QJsonObject &object)
{
    const QJsonObject line{{u"type"_s, QString::fromLatin1(type)}, {u"object"_s, object}};
    Q_EMIT bytesReceived(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

std::unique_ptr<liteboxd::kube::HttpExchange> FakeTransport::start(const liteboxd::kube::HttpRequest &request)
{
    auto exchange = std::make_unique<FakeExchange>(request);
    m_started.append(exchange.get());
    return exchange;
}

QJsonObject FakeTransport::pod(const char *name, const char *version, const char *phase)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, QString::fromLatin1(name)},
                                        {u"namespace"_s, u"liteboxd"_s},
                                        {u"resourceVersion"_s, QString::fromLatin1(version)}}},
            {u"status"_s, QJsonObject{{u"phase"_s, QString::fromLatin1(phase)}}}};
}

QJsonObject FakeTransport::page(const QJsonArray &items, const char *version, const char *next)
{
    return {{u"kind"_s, u"PodList"_s},
            {u"metadata"_s, QJsonObject{{u"resourceVersion"_s, QString::fromLatin1(version)},
                                        {u"continue"_s, QString::fromLatin1(next)}}},
            {u"items"_s, items}};
}
