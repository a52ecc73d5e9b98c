// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyed_digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace liteboxd::base {

TokenDigest keyedDigest(const TokenDigest &key, std::string_view text)
{
    TokenDigest out{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), out.data(), &size);
    return out;
}

} // namespace liteboxd::base
