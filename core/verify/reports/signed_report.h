// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verify/reports/report_parts.h"
#include "core/verify/signing/signing_key.h"

#include <QByteArray>
#include <QJsonObject>

namespace liteboxd::verify {

/// The bytes that a signature of a JSON report is over: the object without its member "signature", as compact JSON with
/// its members in the order of their names, UTF-8.
QByteArray signedBytes(const QJsonObject &report);

/// The report with a member "signature": {algorithm: "Ed25519", publicKey, value, parts, partsValue}: the key and the two
/// signatures in Base64, of the whole and of the digests of its parts (report_parts.h).
QJsonObject signedReport(const QJsonObject &report, const SigningKey &key);

/// The public key of whom an object's signature is by. NotFound if it has none; Rejected if it does not hold.
base::Result<QByteArray> signerOf(const QJsonObject &object);

/// What of a signed object is not as it was signed. NotFound if it has no signature of its parts; Rejected if that does not
/// hold. Whoever swaps key and signatures makes a report of his own: see who signed it.
base::Result<std::vector<ChangedPart>> changesOf(const QJsonObject &report);

/// Who signed a report, once the signature was found to hold.
struct ReportSigner
{
    QJsonObject report;
    QByteArray publicKey;
};

/// Malformed if this is no report of ours; NotFound if it has no signature; Rejected if that does not hold: the report was
/// changed, or the signature is of another one.
base::Result<ReportSigner> checkReport(const QByteArray &file);

} // namespace liteboxd::verify
