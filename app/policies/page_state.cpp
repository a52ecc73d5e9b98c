// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/page_state.h"

namespace liteboxd::policies {

PageState pageState(const policy::PolicyOverview *overview)
{
    if (!overview)
        return PageState::NotConnected;
    if (overview->picture())
        return overview->picture()->policies.empty() ? PageState::Empty : PageState::Rows;
    if (!overview->error())
        return PageState::Loading;
    return overview->error()->code == base::ErrorCode::Forbidden ? PageState::Forbidden : PageState::Failed;
}

} // namespace liteboxd::policies
