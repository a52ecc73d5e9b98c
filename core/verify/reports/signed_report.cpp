// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/signed_report.h"

#include "core/verify/reports/report_format.h"

#include <QJsonDocument>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString member = u"signature"_s;
const QString algorithm = u"Ed25519"_s;

/// What the second signature is over: it never holds for a report, since its first bytes are others.
QByteArray bytesOfDigests(const QJsonObject &digests)
{
    return "liteboxd.io/verify-report/parts\n" + QJsonDocument(digests).toJson(QJsonDocument::Compact);
}

QByteArray bytesOf(const QJsonValue &base64)
{
    return QByteArray::fromBase64(base64.toString().toLatin1());
}

} // namespace

QByteArray signedBytes(const QJsonObject &report)
{
    QJsonObject bare = report;
    bare.remove(member);
    return QJsonDocument(bare).toJson(QJsonDocument::Compact);
}

QJsonObject signedReport(const QJsonObject &report, const SigningKey &key)
{
    QJsonObject whole = report;
    const QByteArray signature = key.sign(signedBytes(report));
    const QJsonObject digests = digestsOf(report);
    whole.insert(member,
                 QJsonObject{{u"algorithm"_s, algorithm},
                             {u"publicKey"_s, QString::fromLatin1(key.publicKey().toBase64())},
                             {u"value"_s, QString::fromLatin1(signature.toBase64())},
                             {u"parts"_s, digests},
                             {u"partsValue"_s, QString::fromLatin1(key.sign(bytesOfDigests(digests)).toBase64())}});
    return whole;
}

base::Result<QByteArray> signerOf(const QJsonObject &object)
{
    const QJsonValue signature = object[member];
    if (signature.isUndefined())
        return base::fail(base::ErrorCode::NotFound, "the report is not signed");
    QByteArray publicKey = bytesOf(signature[u"publicKey"]);
    if (signature[u"algorithm"] != QJsonValue(algorithm) ||
        !isSignedBy(publicKey, signedBytes(object), bytesOf(signature[u"value"])))
        return base::fail(base::ErrorCode::Rejected, "the signature does not hold: the report is not as it was signed");
    return publicKey;
}

base::Result<std::vector<ChangedPart>> changesOf(const QJsonObject &report)
{
    const QJsonValue signature = report[member];
    const QJsonObject digests = signature[u"parts"].toObject();
    if (digests.isEmpty())
        return base::fail(base::ErrorCode::NotFound, "the signature names no parts");
    if (!isSignedBy(bytesOf(signature[u"publicKey"]), bytesOfDigests(digests), bytesOf(signature[u"partsValue"])))
        return base::fail(base::ErrorCode::Rejected, "the signature itself was changed");
    return changedParts(report, digests);
}

base::Result<ReportSigner> checkReport(const QByteArray &file)
{
    const QJsonObject report = QJsonDocument::fromJson(file).object();
    if (report[u"schema"] != QJsonValue(QString::fromLatin1(reportSchema)))
        return base::fail(base::ErrorCode::Malformed, "this is no report of a verification in JSON");
    auto publicKey = signerOf(report);
    if (!publicKey)
        return base::fail(std::move(publicKey.error()));
    return ReportSigner{report, std::move(*publicKey)};
}

} // namespace liteboxd::verify
