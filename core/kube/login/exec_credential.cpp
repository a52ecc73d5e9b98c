// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/exec_credential.h"

#include "core/kube/kubeconfig/bearer_token.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

std::string textOf(const QJsonObject &object, QStringView key)
{
    return object.value(key).toString().toStdString();
}

base::Result<std::optional<std::chrono::system_clock::time_point>> expiryOf(const QJsonObject &status)
{
    const QJsonValue field = status.value(u"expirationTimestamp");
    if (field.isUndefined() || field.isNull())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(field.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return base::fail(ErrorCode::LoginFailed, "its expirationTimestamp is no time (RFC 3339)");
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

base::Result<ExecCredential> parseExecCredential(const QByteArray &output, const std::string &apiVersion)
{
    const QJsonObject answer = QJsonDocument::fromJson(output).object();
    if (answer.isEmpty())
        return base::fail(ErrorCode::LoginFailed, "it answered with something else than a JSON object");
    if (textOf(answer, u"kind") != "ExecCredential")
        return base::fail(ErrorCode::LoginFailed, "its answer is no ExecCredential");
    if (textOf(answer, u"apiVersion") != apiVersion)
        return base::fail(ErrorCode::LoginFailed,
                          "the kubeconfig asks for " + apiVersion + ", it answers in another version");
    const QJsonObject status = answer.value(u"status").toObject();

    ExecCredential credential;
    credential.token = base::Secret(textOf(status, u"token"));
    credential.certificatePem = textOf(status, u"clientCertificateData");
    credential.keyPem = base::Secret(textOf(status, u"clientKeyData"));
    if (credential.certificatePem.empty() != credential.keyPem.isEmpty())
        return base::fail(ErrorCode::LoginFailed, "it answered with a certificate or a key, not with both");
    if (credential.token.isEmpty() && credential.certificatePem.empty())
        return base::fail(ErrorCode::LoginFailed, "it answered with neither a token nor a certificate");
    if (const auto sendable = checkBearerToken(credential.token); !sendable)
        return base::fail(ErrorCode::LoginFailed, sendable.error().message);
    const auto expires = expiryOf(status);
    if (!expires)
        return base::fail(expires.error());
    credential.expires = *expires;
    return credential;
}

} // namespace liteboxd::kube
