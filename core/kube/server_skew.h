// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <chrono>
#include <functional>

namespace liteboxd::kube {

/// Asks once how far the API server's clock is ahead of this machine's, as ServerClock::skewFrom() reads an answer.
/// Zero where the server does not say so, or not within two seconds: then this machine's time has to do. So `done`
/// always comes, but never inline, and not once the Request is destroyed.
async::Request askServerSkew(ApiClient &api, QObject *context, std::function<void(std::chrono::milliseconds)> done);

} // namespace liteboxd::kube
