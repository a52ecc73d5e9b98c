// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/sync_state.h"

#include <optional>

namespace liteboxd::sandboxes {

/// What stands where the table is.
enum class TableState {
    NotConnected, ///< there is no session: the context cannot be used
    Loading,      ///< the first list is under way
    Failed,       ///< the first list failed; it is tried again
    Forbidden,    ///< the account may not list the sandboxes
    Empty,        ///< there is no sandbox
    NothingFound, ///< there are sandboxes, and the filter lets none through
    Rows          ///< the table
};

/// `state` is nothing without a session. Rows that are there stay, whatever happened since.
TableState tableState(const std::optional<kube::SyncState> &state, int all, int shown);

} // namespace liteboxd::sandboxes
