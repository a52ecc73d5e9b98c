// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace liteboxd::verify {

/// The key with which this user's programs sign reports: Ed25519 (RFC 8032), in a file of the user's own (PKCS #8, PEM,
/// mode 0600). Copies stand for the same key. It never leaves this class.
class SigningKey
{
public:
    /// Where it is, of the folder in which this user's programs keep what is theirs.
    static QString fileIn(const QString &folder);

    /// The key of the file; a new one is made and written if there is none. FileUnreadable if the file cannot be read
    /// or written, or others may read it; Malformed if it holds no Ed25519 key.
    static base::Result<SigningKey> ofFile(const QString &file);

    /// 32 bytes.
    QByteArray publicKey() const;

    /// 64 bytes.
    QByteArray sign(const QByteArray &message) const;

private:
    explicit SigningKey(evp_pkey_st *key);

    std::shared_ptr<evp_pkey_st> m_key;
};

/// Whether the holder of this public key signed the message. False for what is no key or no signature.
bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature);

/// How people tell keys apart: "SHA256:" and the digest of the public key in hexadecimal.
QString fingerprintOf(const QByteArray &publicKey);

} // namespace liteboxd::verify
