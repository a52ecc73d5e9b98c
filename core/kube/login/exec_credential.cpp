// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/exec_credential.h"

#include "core/kube/kubeconfig/bearer_token.h"
#include "core/yaml/yaml_json.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

std::string textOf(const QJsonObject &object, QStringView key)
{
    return object.value(key).toString().toStdString();
}

/// RFC 3339 wants a zone; without one nobody knows when that is.
base::Result<std::optional<std::chrono::system_clock::time_point>> expiryOf(const QJsonObject &status)
{
    const QJsonValue field = status.value(u"expirationTimestamp");
    if (field.isUndefined() || field.isNull())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(field.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return base::fail(ErrorCode::LoginFailed, "its expirationTimestamp is no time (RFC 3339)");
    if (time.timeSpec() == Qt::LocalTime) {
        return base::fail(ErrorCode::LoginFailed,
                          "its expirationTimestamp has no time zone (RFC 3339 wants \"Z\" or an offset at its end)");
    }
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

/// JSON or YAML, as client-go takes either; `apiVersion` says which kind it is where `kind` is missing.
base::Result<QJsonObject> statusOf(const QByteArray &output, const std::string &apiVersion)
{
    const auto value = yaml::jsonFromYaml({output.constData(), static_cast<std::size_t>(output.size())});
    if (!value || !value->isObject())
        return base::fail(ErrorCode::LoginFailed, "it answered with something else than a JSON object");
    const QJsonObject answer = value->toObject();
    if (const std::string kind = textOf(answer, u"kind"); !kind.empty() && kind != "ExecCredential")
        return base::fail(ErrorCode::LoginFailed, "its answer is no ExecCredential");
    const std::string version = textOf(answer, u"apiVersion");
    if (version.empty())
        return base::fail(ErrorCode::LoginFailed, "its answer names no apiVersion: " + apiVersion + " is wanted");
    if (version != apiVersion)
        return base::fail(ErrorCode::LoginFailed,
                          "the kubeconfig asks for " + apiVersion + ", it answers in another version");
    return answer.value(u"status").toObject();
}

} // namespace

base::Result<ExecCredential> parseExecCredential(const QByteArray &output, const std::string &apiVersion)
{
    const auto status = statusOf(output, apiVersion);
    if (!status)
        return base::fail(status.error());
    ExecCredential credential;
    credential.token = base::Secret(textOf(*status, u"token"));
    credential.certificatePem = textOf(*status, u"clientCertificateData");
    credential.keyPem = base::Secret(textOf(*status, u"clientKeyData"));
    if (credential.certificatePem.empty() != credential.keyPem.isEmpty())
        return base::fail(ErrorCode::LoginFailed, "it answered with a certificate or a key, not with both");
    if (credential.token.isEmpty() && credential.certificatePem.empty())
        return base::fail(ErrorCode::LoginFailed, "it answered with neither a token nor a certificate");
    if (const auto sendable = checkBearerToken(credential.token); !sendable)
        return base::fail(ErrorCode::LoginFailed, sendable.error().message);
    const auto expires = expiryOf(*status);
    if (!expires)
        return base::fail(expires.error());
    credential.expires = *expires;
    return credential;
}

} // namespace liteboxd::kube
