// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>

namespace liteboxd::control {

/// A browser that is signed in to a port of a sandbox through the console's gateway. Holds no secret.
struct BrowserSession
{
    std::uint64_t number = 0; ///< what LoopbackGateway::endSession() takes
    QString sandboxId;
    quint16 port = 0;
    std::chrono::system_clock::time_point since{};
    std::chrono::system_clock::time_point until{}; ///< when it ends by itself
};

} // namespace liteboxd::control
