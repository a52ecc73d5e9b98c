// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

namespace liteboxd::kube {

/// "May I `verb` `resource` in `nameSpace`?" (authorization.k8s.io/v1 ResourceAttributes)
struct AccessQuestion
{
    std::string verb;        ///< get, list, watch, create, patch, delete, ...
    std::string group;       ///< "" for the core group
    std::string resource;    ///< plural: "pods"
    std::string nameSpace{}; ///< "" for all
    std::string name{};      ///< "" for all
    std::string subresource{};

    auto operator<=>(const AccessQuestion &) const = default;
};

/// The API server's answer. A denial may come without a reason.
struct AccessAnswer
{
    bool allowed = false;
    std::string reason{};
};

} // namespace liteboxd::kube
