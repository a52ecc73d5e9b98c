// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/policy/policy_overview.h"

#include <optional>

namespace liteboxd::policies {

/// What stands where the list of policies is.
enum class PageState {
    NotConnected, ///< there is no session
    Loading,      ///< the first reading is under way
    Forbidden,    ///< the account may not list the policies
    Failed,       ///< the first reading failed
    Empty,        ///< there is no policy, and none is shipped for this cluster
    Rows          ///< the list; it stays, whatever happened since
};

/// `overview` is nullptr without a session.
PageState pageState(const policy::PolicyOverview *overview);

} // namespace liteboxd::policies
