// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/table_state.h"

namespace liteboxd::sandboxes {

TableState tableState(const std::optional<kube::SyncState> &state, int all, int shown)
{
    using Phase = kube::SyncState::Phase;
    if (!state)
        return TableState::NotConnected;
    if (shown > 0)
        return TableState::Rows;
    if (all > 0)
        return TableState::NothingFound;
    if (state->error && state->error->code == base::ErrorCode::Forbidden)
        return TableState::Forbidden;
    switch (state->phase) {
    case Phase::Idle:
    case Phase::Loading:
        // A failed first list is tried again: what went wrong stays to be read meanwhile.
        return state->error ? TableState::Failed : TableState::Loading;
    case Phase::Failed:
        return TableState::Failed;
    case Phase::Live:
    case Phase::Stale:
        break;
    }
    return TableState::Empty;
}

} // namespace liteboxd::sandboxes
