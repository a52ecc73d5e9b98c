// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demo_client.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTest>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

DemoCluster::Settings quickSettings(int sandboxes)
{
    DemoCluster::Settings settings;
    settings.listen = *io::SocketAddress::parse("127.0.0.1", 0);
    settings.sandboxes = sandboxes;
    settings.delays = {std::chrono::milliseconds(20), std::chrono::milliseconds(20)};
    return settings;
}

DemoClient::DemoClient(DemoCluster::Settings settings)
{
    auto cluster = DemoCluster::start(settings);
    if (!cluster)
        qFatal("%s", cluster.error().text().c_str());
    m_cluster = std::move(*cluster);
    token = QByteArray::fromStdString(m_cluster->access().token.reveal());
}

QUrl DemoClient::url() const
{
    return QUrl(QString::fromStdString(m_cluster->access().server));
}

QSslConfiguration DemoClient::tls() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(
        QSslCertificate::fromData(QByteArray::fromStdString(m_cluster->access().authorityPem), QSsl::Pem));
    return configuration;
}

std::unique_ptr<QNetworkReply> DemoClient::start(const QByteArray &method, const QString &path, const QByteArray &body,
                                                 const QByteArray &contentType)
{
    QNetworkRequest request(QUrl(url().toString() + path));
    request.setSslConfiguration(tls());
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Authorization", "Bearer " + token);
    request.setRawHeader("User-Agent", "test/1");
    request.setRawHeader("Content-Type", contentType);
    return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, method, body));
}

DemoClient::Response DemoClient::finished(std::unique_ptr<QNetworkReply> reply)
{
    QSignalSpy done(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        done.wait(10'000);
    const QByteArray body = reply->readAll();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), body,
            QJsonDocument::fromJson(body).object()};
}

DemoClient::Response DemoClient::ask(const QByteArray &method, const QString &path, const QByteArray &body,
                                     const QByteArray &contentType)
{
    return finished(start(method, path, body, contentType));
}

DemoClient::Response DemoClient::askPlain(const QString &address)
{
    return finished(std::unique_ptr<QNetworkReply>(m_network.get(QNetworkRequest(QUrl(address)))));
}

} // namespace liteboxd::demo
