// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/container_files.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::demo {

/// Unpacks a tar archive below `folder`; what is wrong, or nothing.
std::optional<std::string> unpackTar(ContainerFiles &files, std::string_view archive, const std::string &folder);

/// Packs `name`, counted from `folder`, with all that is below; nothing if there is no such thing.
std::optional<std::string> packTar(const ContainerFiles &files, const std::string &folder, const std::string &name);

} // namespace liteboxd::demo
