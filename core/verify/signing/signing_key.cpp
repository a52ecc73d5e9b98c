// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/signing/signing_key.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t signatureBytes = 64;
constexpr std::size_t keyBytes = 32;
const QFile::Permissions ownersOnly = QFile::ReadOwner | QFile::WriteOwner;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

base::Result<void> unreadable(const QString &file, const QString &why)
{
    return base::fail(base::ErrorCode::FileUnreadable, "the key that signs reports: " + why.toStdString(),
                      file.toStdString());
}

base::Result<void> writeKey(const QString &file, EVP_PKEY *key)
{
    const Bio memory(BIO_new(BIO_s_mem()), BIO_free_all);
    char *text = nullptr;
    if (PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return base::fail(base::ErrorCode::Internal, "the key that signs reports could not be encoded");
    const auto size = BIO_get_mem_data(memory.get(), &text);
    QDir().mkpath(QFileInfo(file).path());
    QSaveFile saved(file);
    if (saved.open(QIODevice::WriteOnly) && saved.setPermissions(ownersOnly) && saved.write(text, size) == size &&
        saved.commit())
        return {};
    return unreadable(file, saved.errorString());
}

} // namespace

SigningKey::SigningKey(EVP_PKEY *key)
    : m_key(key, EVP_PKEY_free)
{}

QString SigningKey::fileIn(const QString &folder)
{
    return folder + u"/verify-signing-key.pem"_s;
}

base::Result<SigningKey> SigningKey::ofFile(const QString &name)
{
    QFile file(name);
    if (!file.exists()) {
        EVP_PKEY *const made = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        if (made == nullptr)
            return base::fail(base::ErrorCode::Internal, "no key to sign reports with could be made");
        SigningKey key(made);
        auto written = writeKey(name, made);
        if (!written)
            return base::fail(std::move(written.error()));
        return key;
    }
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(unreadable(name, file.errorString()).error());
    if ((file.permissions() & ~(ownersOnly | QFile::ReadUser | QFile::WriteUser)) != 0)
        return base::fail(unreadable(name, u"others may read it: chmod 600, or delete it for a new one"_s).error());
    const QByteArray text = file.readAll();
    const Bio memory(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), BIO_free_all);
    EVP_PKEY *const read = PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr);
    if (read == nullptr || EVP_PKEY_get_id(read) != EVP_PKEY_ED25519) {
        EVP_PKEY_free(read);
        return base::fail(base::ErrorCode::Malformed, "this file holds no Ed25519 key", name.toStdString());
    }
    return SigningKey(read);
}

QByteArray SigningKey::publicKey() const
{
    std::size_t size = keyBytes;
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(bytes.data()), &size);
    return bytes;
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t size = signatureBytes;
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(message.constData()),
                       static_cast<std::size_t>(message.size())) != 1)
        return {};
    return signature;
}

bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                              reinterpret_cast<const unsigned char *>(publicKey.constData()),
                                              static_cast<std::size_t>(publicKey.size())),
                  EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<std::size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(message.constData()),
                            static_cast<std::size_t>(message.size())) == 1;
}

QString fingerprintOf(const QByteArray &publicKey)
{
    return u"SHA256:"_s + QString::fromLatin1(QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).toHex());
}

} // namespace liteboxd::verify
