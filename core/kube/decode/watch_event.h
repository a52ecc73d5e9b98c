// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/object_view.h"

#include <optional>
#include <string_view>

namespace liteboxd::kube {

/// One event of a watch. `object` is valid until the decoder is asked for the next.
struct WatchEvent
{
    enum class Type {
        Added,
        Modified,
        Deleted,  ///< the object as it was last
        Bookmark, ///< only metadata.resourceVersion: all before it has been told
        Error     ///< a Status
    };

    /// The type that the API calls so.
    static std::optional<Type> typeNamed(std::string_view name);

    Type type = Type::Error;
    ObjectView object{};
};

} // namespace liteboxd::kube
