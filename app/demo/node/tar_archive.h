// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/container_files.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::demo {

/// Unpacks a tar archive below `folder`; what is wrong, or nothing.
std::optional<std::string> unpackTar(ContainerFiles &files, std::string_view archive, const std::string &folder);

/// Packs `name`, counted from `folder`, with all that is below; nothing if there is no such thing.
std::optional<std::string> packTar(const ContainerFiles &files, const std::string &folder, const std::string &name);

/// What a tar command asks for.
struct TarRequest
{
    std::string folder = "/workspace";
    std::string name{};
    bool unpacks = false;

    /// tar -xf - [-C FOLDER] and tar -cf - [-C FOLDER] NAME, in any of their spellings.
    static TarRequest read(const std::vector<std::string> &words);
};

} // namespace liteboxd::demo
