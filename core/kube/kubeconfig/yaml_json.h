// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include <yaml-cpp/yaml.h>

namespace liteboxd::kube {

/// A YAML node as the JSON value that Kubernetes would make of it: plain scalars are null, booleans or numbers where
/// they look so (YAML 1.2 core schema), quoted ones are text; aliases count as what they stand for. Throws
/// YAML::Exception for more values than any honest text has: aliases of aliases grow without end.
QJsonValue jsonFromYaml(const YAML::Node &node);

} // namespace liteboxd::kube
