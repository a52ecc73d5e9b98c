// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain.h"

namespace liteboxd::secrets {

/// A keychain without a person in front of it.
async::Request Keychain::wouldAsk(QObject *context, async::Callback<bool> done)
{
    const async::Promise<bool> promise(context, std::move(done));
    promise.complete(false);
    return promise.request();
}

} // namespace liteboxd::secrets
