// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/secret.h"
#include "core/secrets/token_key.h"

#include <QObject>

#include <optional>

namespace liteboxd::secrets {

/// Where access tokens are kept between runs: the desktop's keychain, and nothing else. A missing or locked
/// keychain is an error that is said; no file ever takes its place.
///
/// One thread. An operation under way when its Request is destroyed may still take effect; its callback never runs.
/// Errors: KeychainUnavailable (no service on this desktop), KeychainLocked (closed, and not opened when asked),
/// TimedOut (it does not answer), Internal (the service failed; its text is in the message).
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Keeps the token, in place of one already kept for this key.
    virtual async::Request store(const TokenKey &key, const base::Secret &token, QObject *context,
                                 async::Callback<void> done) = 0;

    /// Whether the desktop would ask the person something before it stores: for the password of a closed keychain, or
    /// of one that it has to make first. A caller says so before, or does not store.
    virtual async::Request wouldAsk(QObject *context, async::Callback<bool> done);

    /// The kept token; nothing if there is none.
    virtual async::Request read(const TokenKey &key, QObject *context,
                                async::Callback<std::optional<base::Secret>> done) = 0;

    /// Forgets the token; well if there was none.
    virtual async::Request remove(const TokenKey &key, QObject *context, async::Callback<void> done) = 0;
};

} // namespace liteboxd::secrets
