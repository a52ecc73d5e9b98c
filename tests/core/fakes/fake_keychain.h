// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/keychain.h"

#include <QString>

#include <map>
#include <optional>

namespace liteboxd::tests {

/// A keychain in memory that can be told to be locked or absent.
class FakeKeychain : public secrets::Keychain
{
public:
    /// Every operation fails like this until `std::nullopt`.
    void setFault(std::optional<base::ErrorCode> fault) { m_fault = fault; }

    /// What is kept, by "{cluster uid}/{sandbox id}".
    std::map<QString, std::string> kept;
    int writes = 0;
    bool asksFirst = false; ///< as one that is closed, or not made yet

    async::Request store(const secrets::TokenKey &key, const base::Secret &token, QObject *context,
                         async::Callback<void> done) override;
    async::Request wouldAsk(QObject *context, async::Callback<bool> done) override;
    async::Request read(const secrets::TokenKey &key, QObject *context,
                        async::Callback<std::optional<base::Secret>> done) override;
    async::Request remove(const secrets::TokenKey &key, QObject *context, async::Callback<void> done) override;

private:
    std::optional<base::ErrorCode> m_fault;
};

} // namespace liteboxd::tests
