// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/looks.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::InternetState;
using sandbox::SandboxState;
using shell::ColorRole;

Look look(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return {ColorRole::Warning, u"state-pending"_s};
    case SandboxState::Running:
        return {ColorRole::Ok, u"state-running"_s};
    case SandboxState::Succeeded:
        return {ColorRole::Muted, u"state-succeeded"_s};
    case SandboxState::Failed:
        return {ColorRole::Danger, u"state-failed"_s};
    case SandboxState::Terminating:
        return {ColorRole::Muted, u"state-ending"_s};
    case SandboxState::Unknown:
        break;
    }
    return {ColorRole::Warning, u"state-unknown"_s};
}

Look look(InternetState state)
{
    switch (state) {
    case InternetState::On:
        return {ColorRole::Ok, u"globe"_s};
    case InternetState::Requested:
        return {ColorRole::Accent, u"globe"_s};
    case InternetState::Applying:
    case InternetState::Removing:
        return {ColorRole::Warning, u"globe-wait"_s};
    case InternetState::Off:
    case InternetState::NotRequested:
        return {ColorRole::Muted, u"globe-off"_s};
    case InternetState::Unknown:
        break;
    }
    return {ColorRole::Warning, u"state-unknown"_s};
}

Look internetLook(const models::SandboxRow &row)
{
    if (row.pending)
        return {ColorRole::Warning, u"globe-wait"_s};
    return look(row.internet());
}

} // namespace liteboxd::sandboxes
