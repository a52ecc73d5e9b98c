// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state_keywords.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandbox {

QLatin1StringView keyword(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return "pending"_L1;
    case SandboxState::Running:
        return "running"_L1;
    case SandboxState::Succeeded:
        return "succeeded"_L1;
    case SandboxState::Failed:
        return "failed"_L1;
    case SandboxState::Terminating:
        return "terminating"_L1;
    case SandboxState::Unknown:
        break;
    }
    return "unknown"_L1;
}

QLatin1StringView keyword(InternetState state)
{
    switch (state) {
    case InternetState::Applying:
        return "applying"_L1;
    case InternetState::Removing:
        return "removing"_L1;
    case InternetState::Requested:
        return "requested"_L1;
    case InternetState::Unknown:
        return "unknown"_L1;
    case InternetState::On:
        return "on"_L1;
    case InternetState::Off:
    case InternetState::NotRequested:
        break;
    }
    return "off"_L1;
}

} // namespace liteboxd::sandbox
