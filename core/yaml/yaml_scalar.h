// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include <optional>
#include <string_view>

namespace liteboxd::yaml {

/// What a plain scalar, one without quotes and without a tag, stands for in Kubernetes: null, a boolean, a number, or
/// else the text itself. Nothing for what JSON cannot say: not a number, and the infinities.
///
/// Kubernetes reads YAML by sigs.k8s.io/yaml, whose rules are neither those of YAML 1.1 nor of 1.2: yes, no, on, off, y
/// and n are booleans; 0x1f, 0o17, 017 and 0b11 are numbers, as is 1_000; 08 and 1e3 are numbers with a fraction; a
/// date is text. Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go.
std::optional<QJsonValue> scalarValue(std::string_view plain);

/// The boolean that a plain scalar stands for; nothing if it is none.
std::optional<bool> booleanValue(std::string_view plain);

} // namespace liteboxd::yaml
