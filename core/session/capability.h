// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/permissions.h"

#include <string>
#include <vector>

namespace liteboxd::session {

/// Something that this program does with a cluster in the name of the account.
enum class Capability {
    SeeSandboxes,
    SwitchInternet,             ///< sandbox::InternetAccess
    SwitchInternetOfReplicaSet, ///< besides, for a sandbox whose pod a ReplicaSet controls: its selector is read
    ReachByPodProxy,            ///< the gateway's upstream mode apiserver
    ReachByPortForward,         ///< the gateway's upstream mode portforward
    KeepTokens,                 ///< in the keychain, which needs to know which cluster this is
    CreateSandboxes,
    DeleteSandboxes,
    SeeTemplates,
    ChangeTemplates, ///< store a version, delete all of one
    SeeLogs,
    SeeEvents,
    RunCommands ///< in a sandbox: its terminal, its files, start-up scripts
};

/// What the API server has to permit for it; at least one question, all of them about one resource. `nameSpace` is that
/// of the sandboxes. Asked of all objects: a rule that names single pods counts as none.
std::vector<kube::AccessQuestion> needs(Capability capability, const std::string &nameSpace);

/// A capability that the account does not have, and what is Denied of its needs.
struct Limit
{
    Capability capability;
    std::vector<kube::AccessQuestion> denied;
};

/// Those of `wanted` of which something is Denied, in that order. What is Unknown is no limit; it is asked,
/// though nothing is before the permissions were first refreshed.
std::vector<Limit> limits(kube::Permissions &permissions, const std::vector<Capability> &wanted);

/// The Role that an administrator would bind to an account so that it has every capability that the namespace of the
/// sandboxes, a DNS label, can give: YAML, to copy. It is whole, so that applying it takes away nothing that an earlier
/// copy gave.
std::string sandboxRole(const std::string &nameSpace);

/// The same and the Role of kube-system for KeepTokens, as two documents: every capability.
std::string consoleRoles(const std::string &nameSpace);

} // namespace liteboxd::session
