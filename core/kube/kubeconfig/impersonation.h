// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// As whom the API server is to take our requests, though we sign in as ourselves.
/// Source: kubernetes.io/docs/reference/access-authn-authz/authentication, "User impersonation".
struct Impersonation
{
    std::string user{}; ///< empty: nobody is impersonated
    std::string uid{};
    std::vector<std::string> groups{};
    std::map<std::string, std::vector<std::string>> extra{};

    bool operator==(const Impersonation &) const = default;
};

/// Malformed if a value could not stand in a header field, or if anything is wanted without a user. What could pass for
/// a field that nobody asked for must not be sent, nor left out in silence: we would act as ourselves.
base::Result<void> checkImpersonation(const Impersonation &wanted);

/// The header fields that ask for it, in order; one field for each group and each extra value. Keys of extra are
/// percent-encoded where a field name cannot hold them.
std::vector<std::pair<std::string, std::string>> impersonationFields(const Impersonation &wanted);

} // namespace liteboxd::kube
