// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"

#include <functional>

namespace liteboxd::ctl {

/// A note if the namespace does not exist: a list of it is as empty as that of one where nothing is. Then `next`,
/// whatever the answer; an account that may not ask learns nothing of it.
async::Request sayIfNamespaceIsMissing(Invocation &invocation, QObject *context, std::function<void()> next);

} // namespace liteboxd::ctl
