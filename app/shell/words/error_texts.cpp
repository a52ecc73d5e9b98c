// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/error_texts.h"

#include "app/shell/words/tr.h"
#include "core/base/redaction.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

using base::ErrorCode;

namespace {

QString clusterSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return Tr::tr("This cannot be done as it was asked for.");
    case ErrorCode::FileUnreadable:
        return Tr::tr("The file is missing or may not be read.");
    case ErrorCode::Malformed:
        return Tr::tr("The text does not follow its format.");
    case ErrorCode::NotFound:
        return Tr::tr("There is no such object.");
    case ErrorCode::AlreadyExists:
        return Tr::tr("An object of this name exists already.");
    case ErrorCode::Conflict:
        return Tr::tr("Somebody else changed or owns this field.");
    case ErrorCode::Unauthenticated:
        return Tr::tr("The cluster does not accept these credentials.");
    case ErrorCode::LoginFailed:
        return Tr::tr("The credentials for the cluster could not be had.");
    case ErrorCode::Forbidden:
        return Tr::tr("Your account is not permitted to do this.");
    case ErrorCode::Gone:
        return Tr::tr("The cluster has forgotten this version; the list is read again.");
    case ErrorCode::Rejected:
        return Tr::tr("The cluster refused the request.");
    case ErrorCode::RateLimited:
        return Tr::tr("The cluster asks for fewer requests.");
    case ErrorCode::ServerFailed:
        return Tr::tr("The cluster failed to answer the request.");
    case ErrorCode::HostNotFound:
        return Tr::tr("The cluster's host name is not known.");
    case ErrorCode::ConnectionRefused:
        return Tr::tr("Nobody listens at the cluster's address.");
    case ErrorCode::ConnectionLost:
        return Tr::tr("The connection to the cluster was lost.");
    case ErrorCode::TimedOut:
        return Tr::tr("The cluster did not answer in time.");
    case ErrorCode::ProxyFailed:
        return Tr::tr("The proxy on the way to the cluster refuses, or cannot be reached.");
    case ErrorCode::CertificateUntrusted:
        return Tr::tr("The cluster's certificate is not trusted.");
    case ErrorCode::CertificateWrongName:
        return Tr::tr("The cluster's certificate is for another name.");
    case ErrorCode::CertificateExpired:
        return Tr::tr("A certificate has expired or is not valid yet.");
    case ErrorCode::ProtocolViolated:
        return Tr::tr("The server does not speak the expected protocol.");
    case ErrorCode::Unsupported:
        return Tr::tr("This console does not support that.");
    case ErrorCode::KeychainUnavailable:
        return Tr::tr("This desktop has no keychain.");
    case ErrorCode::KeychainLocked:
        return Tr::tr("The keychain is locked.");
    case ErrorCode::Internal:
        break;
    }
    return Tr::tr("Something unexpected went wrong; the details say what.");
}

QString newClusterSentence(ErrorCode code)
{
    if (code == ErrorCode::ConnectionLost)
        return Tr::tr("The connection was closed before the cluster answered.");
    return clusterSentence(code);
}

QString sandboxSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostNotFound:
        return Tr::tr("The sandbox's address is not known.");
    case ErrorCode::ConnectionRefused:
        return Tr::tr("Nobody listens on this port of the sandbox.");
    case ErrorCode::ConnectionLost:
        return Tr::tr("The connection to the sandbox was lost.");
    case ErrorCode::TimedOut:
        return Tr::tr("The sandbox did not answer in time.");
    case ErrorCode::ProtocolViolated:
        return Tr::tr("The sandbox does not speak the expected protocol.");
    case ErrorCode::Rejected:
        return Tr::tr("The sandbox did not do what was asked of it; the details say why.");
    case ErrorCode::Unsupported:
        return Tr::tr("The image of the sandbox lacks a program that is needed for it; the details name it.");
    default:
        return clusterSentence(code);
    }
}

QString gatewaySentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return Tr::tr("The gateway does not listen.");
    case ErrorCode::AlreadyExists:
        return Tr::tr("Another program has this port.");
    case ErrorCode::Forbidden:
        return Tr::tr("The system does not let this program have the port.");
    default:
        return clusterSentence(code);
    }
}

QString kubeconfigSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed:
        return Tr::tr("The text is no kubeconfig, or an entry of it cannot be read.");
    case ErrorCode::NotFound:
        return Tr::tr("The kubeconfig has no such context, or the context names an entry that is missing.");
    case ErrorCode::InvalidArgument:
        return Tr::tr("The kubeconfig has no contexts.");
    case ErrorCode::LoginFailed:
        return Tr::tr("You did not agree to what this kubeconfig runs or sends.");
    case ErrorCode::Unsupported:
        return Tr::tr("The kubeconfig asks for something that this console does not support.");
    default:
        return clusterSentence(code);
    }
}

QString keychainSentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::Forbidden:
        return Tr::tr("Tokens are kept by cluster, and it is not known which cluster this is.");
    case ErrorCode::TimedOut:
        return Tr::tr("The desktop's keychain does not answer.");
    case ErrorCode::Internal:
        return Tr::tr("The keychain did not do it: it failed, or its question was answered with No.");
    default:
        return clusterSentence(code);
    }
}

QString desktopSentence(ErrorCode code)
{
    if (code == ErrorCode::Unsupported)
        return Tr::tr("This desktop has no program that opens web pages.");
    return clusterSentence(code);
}

QString clusterAdvice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileUnreadable:
        return Tr::tr("Check the path and the permissions of the file.");
    case ErrorCode::Unauthenticated:
        return Tr::tr("The token or client certificate of this context may have expired: get a new kubeconfig.");
    case ErrorCode::LoginFailed:
        return Tr::tr("The details say what the program that gives them answered; run it in a terminal to see more.");
    case ErrorCode::Forbidden:
        return Tr::tr("Ask the cluster's administrator for the rule shown here.");
    case ErrorCode::HostNotFound:
        return Tr::tr("Check the server's name in the kubeconfig and your network or VPN.");
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TimedOut:
        return Tr::tr("Check that the cluster is up and that your network or VPN reaches it.");
    case ErrorCode::ProxyFailed:
        return Tr::tr("Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY.");
    case ErrorCode::CertificateUntrusted:
        return Tr::tr("The certificate authority in the kubeconfig does not belong to this server: get a fresh "
                      "kubeconfig from the cluster.");
    case ErrorCode::CertificateWrongName:
        return Tr::tr("Check the server's name in the kubeconfig, or set tls-server-name.");
    case ErrorCode::CertificateExpired:
        return Tr::tr("Renew the certificate, and check the date and time of this computer.");
    case ErrorCode::KeychainUnavailable:
        return Tr::tr("Tokens are not kept between runs; copying them works.");
    case ErrorCode::KeychainLocked:
        return Tr::tr("Unlock it to keep tokens between runs; copying them works.");
    case ErrorCode::RateLimited:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ServerFailed:
        return Tr::tr("It is tried again by itself.");
    default:
        return {};
    }
}

Subject subjectOf(const base::Error &error, Subject otherwise)
{
    switch (error.subject) {
    case base::ErrorSubject::Sandbox:
        return Subject::Sandbox;
    case base::ErrorSubject::Keychain:
        return Subject::Keychain;
    case base::ErrorSubject::Cluster:
    case base::ErrorSubject::Proxy:
        return otherwise == Subject::NewCluster ? otherwise : Subject::Cluster;
    case base::ErrorSubject::Unsaid:
        break;
    }
    return otherwise;
}

} // namespace

QString sentence(const base::Error &error, Subject otherwise)
{
    return sentence(error.code, subjectOf(error, otherwise));
}

QString advice(const base::Error &error, Subject otherwise)
{
    return advice(error.code, subjectOf(error, otherwise));
}

QString sentence(ErrorCode code, Subject subject)
{
    switch (subject) {
    case Subject::Cluster:
        break;
    case Subject::NewCluster:
        return newClusterSentence(code);
    case Subject::Sandbox:
        return sandboxSentence(code);
    case Subject::Gateway:
        return gatewaySentence(code);
    case Subject::Kubeconfig:
        return kubeconfigSentence(code);
    case Subject::Keychain:
        return keychainSentence(code);
    case Subject::Desktop:
        return desktopSentence(code);
    }
    return clusterSentence(code);
}

QString advice(ErrorCode code, Subject subject)
{
    switch (subject) {
    case Subject::Cluster:
    case Subject::NewCluster:
        return clusterAdvice(code);
    case Subject::Kubeconfig:
        if (code == ErrorCode::NotFound)
            return Tr::tr("Choose another context, or correct the kubeconfig.");
        if (code == ErrorCode::LoginFailed)
            return Tr::tr("Choose another context, or try again to be asked once more.");
        return clusterAdvice(code);
    case Subject::Keychain:
        if (code == ErrorCode::KeychainUnavailable || code == ErrorCode::KeychainLocked)
            return clusterAdvice(code);
        return Tr::tr("The token is not kept; copying it works.");
    case Subject::Desktop:
        return code == ErrorCode::Unsupported ? Tr::tr("Copy the URL, or set a browser for the desktop.") : QString();
    case Subject::Sandbox:
    case Subject::Gateway:
        break;
    }
    return {};
}

QString details(const base::Error &error)
{
    const auto clean = [](const std::string &text) { return QString::fromStdString(base::redact(text)); };
    const std::string_view code = name(error.code);
    QStringList lines{u"code: "_s + QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))};
    if (!error.context.empty())
        lines << u"object: "_s + clean(error.context);
    if (!error.message.empty())
        lines << u"message: "_s + clean(error.message);
    if (error.httpStatus)
        lines << u"http status: "_s + QString::number(*error.httpStatus);
    if (error.retryAfter)
        lines << u"retry after: "_s + QString::number(error.retryAfter->count()) + u" s"_s;
    return lines.join(u'\n');
}

} // namespace liteboxd::shell
