// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <string>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// A program that answers with a credential, as a kubeconfig describes it (`exec` of a user).
/// Source: kubernetes.io/docs/reference/access-authn-authz/authentication, "client-go credential plugins".
struct ExecPlugin
{
    /// Whether the program may talk with a person through its standard input. Ours is never a terminal for it.
    enum class Interaction {
        Never,
        IfAvailable,
        Always ///< cannot be run here
    };

    std::string apiVersion{}; ///< client.authentication.k8s.io/v1 or …/v1beta1
    std::string command{};    ///< absolute, or a name to look for in PATH
    std::vector<std::string> arguments{};
    std::vector<std::pair<std::string, base::Secret>> environment{}; ///< besides our own
    std::string installHint{};                                       ///< what to say where the program is missing
    Interaction interaction = Interaction::IfAvailable;
    bool wantsCluster = false; ///< provideClusterInfo
    std::string clusterJson{}; ///< what it is told of the cluster, if it wants that

    bool operator==(const ExecPlugin &) const = default;
};

} // namespace liteboxd::kube
