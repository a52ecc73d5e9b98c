// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace liteboxd::kube {

/// What tells one object of a kind from another: one name is used once at a time in a namespace.
struct ObjectKey
{
    std::string nameSpace; ///< "" for kinds without one
    std::string name;

    auto operator<=>(const ObjectKey &) const = default;
};

} // namespace liteboxd::kube

template<>
struct std::hash<liteboxd::kube::ObjectKey>
{
    std::size_t operator()(const liteboxd::kube::ObjectKey &key) const noexcept
    {
        const std::size_t first = std::hash<std::string>{}(key.nameSpace);
        return std::hash<std::string>{}(key.name) ^ (first + 0x9e3779b97f4a7c15U + (first << 6) + (first >> 2));
    }
};
