// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/watch_event.h"

namespace liteboxd::kube {

std::optional<WatchEvent::Type> WatchEvent::typeNamed(std::string_view name)
{
    if (name == "ADDED")
        return Type::Added;
    if (name == "MODIFIED")
        return Type::Modified;
    if (name == "DELETED")
        return Type::Deleted;
    if (name == "BOOKMARK")
        return Type::Bookmark;
    if (name == "ERROR")
        return Type::Error;
    return std::nullopt;
}

} // namespace liteboxd::kube
