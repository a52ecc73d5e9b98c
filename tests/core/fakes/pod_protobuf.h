// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>
#include <string>

namespace liteboxd::tests {

/// The pod in the API's protobuf encoding, as a message without an envelope; nothing if a value is of a type that the
/// API does not have there.
std::optional<std::string> podProtobuf(const QJsonObject &pod);

} // namespace liteboxd::tests
