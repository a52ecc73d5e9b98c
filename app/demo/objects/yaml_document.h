// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QByteArray>
#include <QJsonValue>

namespace liteboxd::demo {

/// YAML as JSON, as an API server takes it (yaml::jsonFromYaml()): what clients may send in place of JSON. Refused with
/// a sentence in the API server's manner.
tl::expected<QJsonValue, QString> yamlAsJson(const QByteArray &text);

} // namespace liteboxd::demo
