// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/keychain.h"

namespace liteboxd::secrets {

/// The keychain of this desktop through QtKeychain: the Secret Service of GNOME Keyring and others, or KWallet.
/// Items stand under the service name "liteboxd-console", their key is "{cluster uid}/{sandbox id}".
/// A locked keychain asks the person to open it; the operation waits for the answer, however long that takes. One that
/// is open, or does not even say how it is, is given 5 s; what it answers later is ignored.
///
/// QtKeychain does not tell a locked keyring from an absent entry, nor a missing service from other faults; where its
/// word is not enough, the Secret Service itself is asked. Destroying this object does not end operations under way.
class DesktopKeychain final : public Keychain
{
public:
    async::Request store(const TokenKey &key, const base::Secret &token, QObject *context,
                         async::Callback<void> done) override;
    async::Request wouldAsk(QObject *context, async::Callback<bool> done) override;
    async::Request read(const TokenKey &key, QObject *context,
                        async::Callback<std::optional<base::Secret>> done) override;
    async::Request remove(const TokenKey &key, QObject *context, async::Callback<void> done) override;
};

} // namespace liteboxd::secrets
