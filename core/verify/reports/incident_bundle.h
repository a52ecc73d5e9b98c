// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verify/signing/signing_key.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::verify {

inline constexpr const char *bundleSchema = "liteboxd.io/incident-bundle/v1";

/// One file of a bundle: text in UTF-8.
struct BundleFile
{
    QString name; ///< "pod.json": letters, digits, dots, dashes
    QByteArray content;
};

/// What looks like a secret replaced in each text of a value, and the values of environment variables.
QJsonValue redactedJson(const QJsonValue &value);

/// A tar archive of the files and of manifest.json before them: {schema, …about, files: [{name, size, sha256, chain}],
/// signature}. Each link of the chain is the SHA-256 of the one before, the file's own and its name, so that no file can
/// be changed, left out, or put elsewhere without the manifest showing it; the first follows from the schema. The manifest
/// is signed as a report is if there is a key. Internal if the archive cannot be made.
base::Result<QByteArray> incidentBundle(const QJsonObject &about, const std::vector<BundleFile> &files,
                                        const SigningKey *key);

/// What checking a bundle found.
struct CheckedBundle
{
    QJsonObject manifest;
    QByteArray publicKey{}; ///< empty: it is not signed
};

/// Malformed if it is no bundle; Rejected, with the first file that is not as the manifest says, or the signature.
base::Result<CheckedBundle> checkBundle(const QByteArray &bytes);

} // namespace liteboxd::verify
