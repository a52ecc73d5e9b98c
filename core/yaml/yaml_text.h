// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/yaml/yaml_fault.h"

#include <tl/expected.hpp>
#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string_view>

namespace liteboxd::yaml {

/// More than this is taken for no honest text: reading it would hold up its thread for a second.
constexpr std::size_t largestText = 1 << 20;

/// The first document of a text, a null node for a text without one. Aliases are nodes that stand at several places;
/// one that names its own parent makes a tree without an end, so walk it with a bound. Never throws.
tl::expected<YAML::Node, YamlFault> parse(std::string_view text, std::size_t largest = largestText);

} // namespace liteboxd::yaml
