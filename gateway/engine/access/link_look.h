// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace liteboxd::engine {

/// How one signed link is used. A value.
struct LinkLook
{
    std::uint64_t requests = 0;      ///< that were let in by it since its first; those that open it are not among them
    std::set<std::uint64_t> viewers; ///< the clients (http::clientKey) that use it now, or did so within a minute

    void add(const LinkLook &other)
    {
        requests += other.requests;
        viewers.insert(other.viewers.begin(), other.viewers.end());
    }
};

/// How lists and addresses write its number: sixteen hex digits.
std::string linkName(std::uint64_t number);

/// Those that somebody has used, by their numbers.
using LinkLooks = std::map<std::uint64_t, LinkLook>;

} // namespace liteboxd::engine
