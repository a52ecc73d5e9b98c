// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"

#include <functional>
#include <string>

namespace liteboxd::ctl {

/// A note that says who `does` what was written down for a keeper ("ends it"): the one that holds the lease in the
/// cluster, or nobody but this user's console. Then `next`, whatever the answer.
async::Request sayWhoKeeps(Invocation &invocation, const std::string &does, QObject *context,
                           std::function<void()> next);

} // namespace liteboxd::ctl
