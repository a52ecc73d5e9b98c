// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/policies/other_writer.h"

#include <QFile>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <memory>

namespace liteboxd::tests {

OtherWriter::OtherWriter(const QString &kubeconfig)
{
    QFile file(kubeconfig);
    if (file.open(QIODevice::ReadOnly))
        m_kubeconfig = file.readAll();
}

int OtherWriter::apply(const QString &path, const QByteArray &yaml, const QString &manager)
{
    QNetworkRequest request(
        QUrl(QString::fromUtf8(valueOf("server")) + path + QStringLiteral("?force=true&fieldManager=") + manager));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(QByteArray::fromBase64(valueOf("certificate-authority-data"))));
    request.setSslConfiguration(tls);
    request.setRawHeader("Authorization", "Bearer " + valueOf("token"));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/apply-patch+yaml"));
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, "PATCH", yaml));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(30'000);
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray OtherWriter::valueOf(const QByteArray &key) const
{
    for (const QByteArray &line : m_kubeconfig.split('\n')) {
        const qsizetype at = line.indexOf(key + ": ");
        if (at >= 0)
            return line.mid(at + key.size() + 2).trimmed().replace("\"", "");
    }
    return {};
}

} // namespace liteboxd::tests
