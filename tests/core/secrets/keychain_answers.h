// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/desktop_keychain.h"

#include <optional>

namespace liteboxd::tests {

/// The operations of a keychain, each waited for. A failure to answer within 10 s is Internal "no answer".
class KeychainAnswers
{
public:
    explicit KeychainAnswers(secrets::Keychain &keychain)
        : m_keychain(keychain)
    {}

    base::Result<void> store(const secrets::TokenKey &key, const std::string &token);
    base::Result<std::optional<base::Secret>> read(const secrets::TokenKey &key);
    base::Result<void> remove(const secrets::TokenKey &key);

private:
    secrets::Keychain &m_keychain;
};

/// A key of the cluster `cluster`.
secrets::TokenKey tokenKey(const char *cluster, const char *sandbox);

} // namespace liteboxd::tests
