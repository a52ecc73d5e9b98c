// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QByteArray>
#include <QJsonValue>

namespace liteboxd::demo {

/// YAML 1.2 (core schema) as JSON: what clients may send in place of JSON. Refused with a sentence: what does not
/// parse, nesting deeper than 200, and aliases that expand to more than 100,000 nodes.
tl::expected<QJsonValue, QString> yamlAsJson(const QByteArray &text);

} // namespace liteboxd::demo
