// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

namespace liteboxd::policy::objects {

/// Where an object of a cluster is found. What belongs to no namespace has an empty one.
struct ObjectName
{
    std::string nameSpace;
    std::string name;

    /// "namespace/name", or "name" for what belongs to no namespace.
    std::string text() const { return nameSpace.empty() ? name : nameSpace + '/' + name; }

    auto operator<=>(const ObjectName &) const = default;
};

} // namespace liteboxd::policy::objects
