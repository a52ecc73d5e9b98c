// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/yaml/yaml_text.h"

#include <QJsonValue>

namespace liteboxd::yaml {

/// Deeper than this nothing honest is nested: manifests end before 40.
constexpr int deepest = 64;

/// More values than any honest text has. Aliases count as what they stand for, and those of aliases grow without end.
constexpr int mostValues = 100'000;

/// A node as the JSON value that Kubernetes makes of it (scalarValue() says how it takes plain scalars): quoted scalars
/// are text, keys are text whatever they look like, "<<" puts another map's members in, aliases are what they stand
/// for. A fault for more than the limits above, what JSON cannot say, and keys that are no scalars. Never throws.
tl::expected<QJsonValue, YamlFault> toJson(const YAML::Node &node);

/// The first document of a text as JSON; null for a text without one.
tl::expected<QJsonValue, YamlFault> jsonFromYaml(std::string_view text, std::size_t largest = largestText);

} // namespace liteboxd::yaml
