// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <functional>

namespace liteboxd::hubble {

/// A way to Hubble Relay that is no address: through the API server's port-forward. Core does not know how that is
/// done; whoever makes an ObserverClient hands one in.
class RelayDialer
{
public:
    virtual ~RelayDialer() = default;

    /// A connected, non-blocking stream socket, which the caller closes. It may end up nowhere: then it is reset, and
    /// `onEnd` is told why, on any thread, also after this object is gone.
    virtual base::Result<int> dial(std::function<void(const base::Error &)> onEnd) = 0;
};

} // namespace liteboxd::hubble
