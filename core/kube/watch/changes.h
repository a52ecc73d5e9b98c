// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace liteboxd::kube {

/// What happened to the values of a cache since the batch before. Each object is in at most one of the lists; an object
/// that was deleted and made anew under its name in between is in `changed`.
template<class Value>
struct Changes
{
    using Ref = std::shared_ptr<const Value>;

    std::vector<Ref> added;
    std::vector<Ref> changed; ///< as they are now
    std::vector<Ref> removed; ///< as they were last

    bool isEmpty() const { return added.empty() && changed.empty() && removed.empty(); }
};

} // namespace liteboxd::kube
