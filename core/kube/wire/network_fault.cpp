// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_fault.h"

#include <QSslCertificate>
#include <QStringList>

#include <algorithm>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

QNetworkReply::NetworkError replyErrorOf(QAbstractSocket::SocketError fault)
{
    switch (fault) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return QNetworkReply::UnknownProxyError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

ErrorCode codeOf(QSslError::SslError fault)
{
    switch (fault) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return ErrorCode::CertificateExpired;
    case QSslError::HostNameMismatch:
        return ErrorCode::CertificateWrongName;
    default:
        return ErrorCode::CertificateUntrusted;
    }
}

base::Error ofProxy(base::Error error)
{
    error.subject = base::ErrorSubject::Proxy;
    return error;
}

int weight(ErrorCode code)
{
    return code == ErrorCode::CertificateUntrusted ? 2 : code == ErrorCode::CertificateExpired ? 1 : 0;
}

QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    names.sort();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return names.mid(0, 8).join(QStringLiteral(", "));
}

std::string sentence(const QSslError &fault, ErrorCode code, const QString &expectedName)
{
    const QSslCertificate certificate = fault.certificate();
    if (code == ErrorCode::CertificateWrongName) {
        return QStringLiteral("the server's certificate is not for %1 but for %2")
            .arg(expectedName, namesIn(certificate))
            .toStdString();
    }
    if (fault.error() == QSslError::CertificateNotYetValid) {
        return "the server's certificate is valid only from " +
               certificate.effectiveDate().toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")).toStdString();
    }
    if (code == ErrorCode::CertificateExpired) {
        return "the server's certificate expired on " +
               certificate.expiryDate().toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")).toStdString();
    }
    return "the server's certificate is not from an authority that is trusted here (" +
           fault.errorString().toLower().toStdString() + ')';
}

} // namespace

base::Error networkFault(QNetworkReply::NetworkError fault, const QString &detail, const std::string &server)
{
    switch (fault) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::ConnectionRefused, "nobody answers there: the connection was refused", server};
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::HostNotFound, "the name of the server is not known", server};
    case QNetworkReply::TimeoutError:
        return {ErrorCode::TimedOut, "the server could not be reached in time", server};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ofProxy({ErrorCode::ProxyFailed, "the proxy cannot be used: " + detail.toStdString(), server});
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::ProtocolViolated, "the TLS handshake failed: " + detail.toStdString(), server};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return {ErrorCode::ProtocolViolated, "the answer is not valid HTTP: " + detail.toStdString(), server};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::ConnectionLost, "the server closed the connection", server};
    default:
        return {ErrorCode::ConnectionLost, "the connection failed: " + detail.toStdString(), server};
    }
}

base::Error socketFault(QAbstractSocket::SocketError fault, const QString &detail, const std::string &server)
{
    return networkFault(replyErrorOf(fault), detail, server);
}

base::Error certificateFault(const QList<QSslError> &faults, const QString &expectedName, const std::string &server)
{
    const auto worst = std::max_element(faults.begin(), faults.end(), [](const QSslError &a, const QSslError &b) {
        return weight(codeOf(a.error())) < weight(codeOf(b.error()));
    });
    const ErrorCode code = codeOf(worst->error());
    return {code, sentence(*worst, code, expectedName), server};
}

} // namespace liteboxd::kube
