// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "core/base/ascii.h"
#include "core/base/random_bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <memory>
#include <utility>

namespace liteboxd::base {

Secret::~Secret()
{
    OPENSSL_cleanse(m_text.data(), m_text.size());
}

Secret::Secret(Secret &&other) noexcept
{
    std::swap(m_text, other.m_text);
}

Secret &Secret::operator=(Secret other) noexcept
{
    std::swap(m_text, other.m_text);
    return *this;
}

bool Secret::operator==(const Secret &other) const
{
    return equal(digest(m_text), digest(other.m_text));
}

TokenDigest digest(std::string_view token)
{
    // EVP_sha256() would be looked up again, under OpenSSL's lock, for each digest.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                        &EVP_MD_free);
    // Making a context costs several times what digesting a token does, and each request digests one.
    static thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                              &EVP_MD_CTX_free);
    TokenDigest out{};
    EVP_DigestInit_ex(context.get(), sha256.get(), nullptr);
    EVP_DigestUpdate(context.get(), token.data(), token.size());
    EVP_DigestFinal_ex(context.get(), out.data(), nullptr);
    return out;
}

bool equal(const TokenDigest &a, const TokenDigest &b)
{
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string randomHex64()
{
    return hex(randomBytes<32>());
}

} // namespace liteboxd::base
