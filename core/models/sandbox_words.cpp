// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sandbox_words.h"

#include "core/models/tr.h"

namespace liteboxd::models {

using sandbox::InternetState;
using sandbox::InternetWish;
using sandbox::SandboxState;

QString text(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return Tr::tr("Pending");
    case SandboxState::Running:
        return Tr::tr("Running");
    case SandboxState::Succeeded:
        return Tr::tr("Succeeded");
    case SandboxState::Failed:
        return Tr::tr("Failed");
    case SandboxState::Terminating:
        return Tr::tr("Terminating");
    case SandboxState::Unknown:
        break;
    }
    return Tr::tr("Unknown");
}

QString text(InternetState state)
{
    switch (state) {
    case InternetState::Off:
        return Tr::tr("Off");
    case InternetState::Applying:
        return Tr::tr("Applying");
    case InternetState::On:
        return Tr::tr("On");
    case InternetState::Removing:
        return Tr::tr("Removing");
    case InternetState::Requested:
        return Tr::tr("Requested (not observable)");
    case InternetState::NotRequested:
        return Tr::tr("Not requested");
    case InternetState::Unknown:
        break;
    }
    return Tr::tr("Unknown");
}

QString explanation(InternetState state)
{
    switch (state) {
    case InternetState::Off:
        return Tr::tr("The internet is switched off, and the datapath lets nothing through.");
    case InternetState::Applying:
        return Tr::tr("The internet is switched on; the datapath lets nothing through yet.");
    case InternetState::On:
        return Tr::tr("The internet is switched on, and a flow was let through.");
    case InternetState::Removing:
        return Tr::tr("The internet is switched off; the datapath may still let something through.");
    case InternetState::Requested:
        return Tr::tr("The internet is switched on. Nobody can see here whether the datapath lets anything through.");
    case InternetState::NotRequested:
        return Tr::tr("The internet is switched off. Nobody can see here whether the datapath cuts it off.");
    case InternetState::Unknown:
        break;
    }
    return Tr::tr("The datapath is watched, and nothing has been seen of this sandbox yet.");
}

QString text(const sandbox::PendingSwitch &pending)
{
    if (pending.unanswered)
        return pending.wish == InternetWish::Allow ? Tr::tr("May be on, no answer") : Tr::tr("May be off, no answer");
    return pending.wish == InternetWish::Allow ? Tr::tr("Switching on…") : Tr::tr("Switching off…");
}

QString reasonWord(const sandbox::Sandbox &sandbox)
{
    if (!sandbox.exitCode)
        return sandbox.reason;
    if (sandbox.reason.isEmpty())
        return Tr::tr("exit code %1").arg(*sandbox.exitCode);
    //: %1: why a container ended, in the cluster's word; %2: its exit code
    return Tr::tr("%1 (exit code %2)").arg(sandbox.reason).arg(*sandbox.exitCode);
}

} // namespace liteboxd::models
