// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace liteboxd::secrets {

/// How the desktop's Secret Service is (specification "Secret Service API" of freedesktop.org).
enum class SecretServiceState {
    Absent, ///< no session bus, or nobody owns org.freedesktop.secrets and nobody can be started for it
    Silent, ///< somebody owns it and does not answer
    Locked, ///< the default collection is closed
    Empty,  ///< there is no default collection yet: a person is asked for a password with the first item
    Open    ///< the default collection is open
};

/// Asks over the session bus and tells `then`, once, through the event loop or inline if there is no bus. It asks for a
/// property only: nothing is unlocked and no prompt shown. No answer within 5 s counts as Silent.
void askSecretService(std::function<void(SecretServiceState)> then);

} // namespace liteboxd::secrets
