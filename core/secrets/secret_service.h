// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace liteboxd::secrets {

/// How the desktop's Secret Service is (specification "Secret Service API" of freedesktop.org).
enum class SecretServiceState {
    Absent, ///< no session bus, nobody owns org.freedesktop.secrets and nobody can be started for it, or no answer
    Locked, ///< the default collection is closed
    Open    ///< the default collection is open, or there is none yet
};

/// Asks over the session bus and tells `then`, once, through the event loop or inline if there is no bus. It asks for a
/// property only: nothing is unlocked and no prompt shown. No answer within 5 s counts as Absent.
void askSecretService(std::function<void(SecretServiceState)> then);

} // namespace liteboxd::secrets
